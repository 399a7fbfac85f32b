/** Any number of layers of one size, composed by reduction over an array. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, getVectorSpace, input, vector } from 'lawgrad'

const layers = [pipe(input(3), dense(3)), pipe(input(3), dense(3)), pipe(input(3), dense(3))]
const x = layers
  .map(layer => layer.forward(getVectorSpace(layer.shape).zero))
  .reduce((value, step) => step(value), vector([1, 2, 3]))
assert.deepEqual([...x], [0, 0, 0])
