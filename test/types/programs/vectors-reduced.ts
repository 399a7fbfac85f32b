/** A sum over an array of vectors. */
import { strict as assert } from 'node:assert'
import { add, vector, zeros } from 'lawgrad'

const xs = [vector([1, 2]), vector([3, 4]), vector([5, 6])]
const sum = xs.reduce((total, x) => add(x)(total), zeros(2))
assert.deepEqual([...sum], [9, 12])
