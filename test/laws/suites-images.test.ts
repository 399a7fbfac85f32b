/** The laws of the layers of images: derivative, linearity of the pullback, and every reading of the equation. */
import {
  convolution,
  convolutionLayer,
  dense,
  flatten,
  flattenLayer,
  input,
  layer,
  maxPool,
  maxPoolLayer,
  noParameters,
  noShape,
  pipe,
  relu,
  softmax
} from 'lawgrad'
import { layerSuite, networkSuite, readingsSuite, runSuite } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { right } from './suites-support.ts'

const edges = convolutionLayer([2, 3, 4], 2, 2)
const pool = maxPoolLayer([2, 2, 4], 2)
const digits = pipe(input(1, 4, 4), convolution(2, 3), relu, maxPool(2), flatten, dense(2), softmax)

right(
  layerSuite(edges),
  layerSuite(pool),
  layerSuite(flattenLayer([2, 3])),
  networkSuite(digits),
  readingsSuite(edges),
  readingsSuite(pool),
  readingsSuite(flattenLayer([2, 3])),
  readingsSuite(digits)
)

describe('a wrong pullback of an image', () => {
  const least = layer({
    name: 'least',
    inputs: [1, 4, 4],
    outputs: [1, 2, 2],
    shape: noShape,
    equation:
      ({ maxPool: greatest }) =>
      () =>
        greatest(2),
    // to where the greatest of −x stands: the least of each block
    pullback:
      ({ unpool, map, negate }) =>
      (_, x) =>
      c => ({ parameters: noParameters, input: unpool(2)(map(negate)(x))(c) })
  })

  it('is found by the adjoint and by every oracle', () => {
    const failed = runSuite({ seed: 1, runs: 40 })(layerSuite(least))
      .filter(({ verdict }) => verdict._tag === 'Fail')
      .map(({ law }) => law)
    expect(failed).toEqual(expect.arrayContaining(['adjoint', 'pullback = dual numbers', 'pullback = complex step']))
  })
})
