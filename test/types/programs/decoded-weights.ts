/** Weights from arrays of unknown shape, decoded and used. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, matrixFrom, sigmoid, vector, vectorFrom } from 'lawgrad'

const network = pipe(input(2), dense(1), sigmoid)
const decoded = pipe(
  E.Do,
  E.apS('weights', matrixFrom(1, 2)(JSON.parse('[[1, 2]]'))),
  E.apS('bias', vectorFrom(1)(JSON.parse('[-3]'))),
  E.map(affine => network.forward([affine, []])),
  E.map(h => [...h(vector([1, 1]))])
)
assert.deepEqual(decoded, E.right([0.5]))
