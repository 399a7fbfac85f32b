/** Vectors put together and taken apart. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { concat, splitAt, vector, type Vector } from 'lawgrad'

const x = pipe(vector([1, 2]), concat(vector([3])), concat(vector([4, 5])))
const five: Vector<5> = x
const [first, rest] = splitAt(1, 4)(five)
assert.deepEqual([...pipe(rest, concat(first))], [2, 3, 4, 5, 1])
