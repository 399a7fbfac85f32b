/** Stages composed by `flow` before there is an input. */
import { strict as assert } from 'node:assert'
import { flow } from 'fp-ts/lib/function.js'
import { add, matrix, matVec, vector, type Vector } from 'lawgrad'

const affine = flow(matVec(matrix([[1, 2]])), add(vector([3])))
const y: Vector<1> = affine(vector([1, 1]))
assert.deepEqual([...y], [6])
