/** A run-time size and its bias: n + 1 without a number in sight. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { absorbBias, absorbWeights, matVec, vector, withDimension, zeroMatrix, zeros } from 'lawgrad'

const biased = (n: number) =>
  pipe(
    n,
    withDimension('features', features => {
      const theta = absorbWeights({ weights: zeroMatrix(1, features), bias: vector([3]) })
      return [...pipe(zeros(features), absorbBias, matVec(theta))]
    })
  )
assert.deepEqual(biased(7), E.right([3]))
