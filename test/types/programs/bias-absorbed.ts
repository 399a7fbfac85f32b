/** Equation (10): one product with the absorbed input. */
import { strict as assert } from 'node:assert'
import { add, absorbBias, absorbWeights, matrix, matVec, separateBias, vector, type Vector } from 'lawgrad'

const affine = { weights: matrix([[2, 3]]), bias: vector([1]) }
const x = vector([5, 7])
const z: Vector<1> = matVec(absorbWeights(affine))(absorbBias(x))
const { weights, bias } = separateBias(2)(absorbWeights(affine))
assert.deepEqual([...z], [32])
assert.deepEqual([...add(bias)(matVec(weights)(x))], [32])
