import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  batch,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  checkTargets,
  loss,
  quadraticLoss,
  showTargetError,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  vector,
  vectorBy,
  type Batch,
  type Loss
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const one = (first: number, ...others: readonly number[]): Batch<1, 1> => {
  const example = (y: number) => ({ input: vector([0]), target: vector([y]) })
  return batch([example(first), ...others.map(example)])
}
const three = (a: number, b: number, c: number): Batch<1, 3> =>
  batch([{ input: vector([0]), target: vector([a, b, c]) }])

const perceptron: Loss<1> = loss<1>({
  name: 'perceptron',
  targets: 'signs',
  equation:
    ({ dot, negate }) =>
    y =>
    h =>
      negate(dot(y)(h)),
  gradient:
    ({ map, negate }) =>
    y =>
    () =>
      map(negate)(y)
})

describe('the domain that a loss declares', () => {
  it('is data beside the ranges that it takes', () => {
    expect(
      [quadraticLoss, binaryCrossEntropy, sigmoidCrossEntropy, categoricalCrossEntropy, softmaxCrossEntropy].map(
        ({ targets }) => targets
      )
    ).toEqual(['any', 'unit interval', 'unit interval', 'simplex', 'simplex'])
    expect(perceptron.targets).toBe('signs')
  })
})

describe('checkTargets', () => {
  it.each<readonly [string, E.Either<unknown, unknown>]>([
    ['any numbers', checkTargets(quadraticLoss)(one(-3, 1e300))],
    ['fractions', checkTargets(binaryCrossEntropy)(one(0, 0.5, 1))],
    ['a class', checkTargets(softmaxCrossEntropy)(three(0, 1, 0))],
    ['a sum of 1 but for rounding', checkTargets(softmaxCrossEntropy)(three(0.7, 0.2, 0.1))],
    ['thirds in seven digits', checkTargets(categoricalCrossEntropy)(three(0.3333333, 0.3333333, 0.3333333))],
    ['signs', checkTargets(perceptron)(one(-1, 1))]
  ])('takes %s', (_, answer) => expect(E.isRight(answer)).toBe(true))

  it('answers with the batch itself', () => {
    const given = one(0, 1)
    expect(checkTargets(binaryCrossEntropy)(given)).toStrictEqual(E.right(given))
  })

  const fault = (answer: E.Either<Parameters<typeof showTargetError>[0], unknown>): string =>
    E.isLeft(answer) ? showTargetError(answer.left) : 'passed'

  it.each<readonly [string, string]>([
    // the labels of the public report: −1 and 1 under binary cross-entropy
    [
      fault(checkTargets(binaryCrossEntropy)(one(1, -1))),
      'Example 2, target 1: binary cross-entropy expects numbers from 0 to 1; got -1. Write the labels -1 as 0.'
    ],
    [
      fault(checkTargets(sigmoidCrossEntropy)(one(0, 18))),
      'Example 2, target 1: sigmoid cross-entropy expects numbers from 0 to 1; got 18. Scale the targets (minMax), or take a loss for any numbers (quadratic).'
    ],
    [
      fault(checkTargets(softmaxCrossEntropy)(three(0, 2, 0))),
      'Example 1, target 2: softmax cross-entropy expects numbers from 0 to 1 with the sum 1; got 2. Write each class as 1 at its place and 0 elsewhere (oneHot).'
    ],
    [
      fault(checkTargets(softmaxCrossEntropy)(three(1, 1, 0))),
      'Example 1: softmax cross-entropy expects targets with the sum 1; got the sum 2. Divide them by their sum.'
    ],
    [
      fault(checkTargets(categoricalCrossEntropy)(three(0, 0, 0))),
      'Example 1: categorical cross-entropy expects targets with the sum 1; got the sum 0. Give the example a class.'
    ],
    [
      fault(checkTargets(perceptron)(one(1, 0))),
      'Example 2, target 1: perceptron expects -1 or 1; got 0. Write the labels 0 as -1.'
    ],
    [
      fault(checkTargets(quadraticLoss)(one(1, NaN))),
      'Example 2, target 1: quadratic expects finite numbers; got NaN. Correct the value, or remove the example.'
    ]
  ])('%s', (said, wanted) => expect(said).toBe(wanted))
})

describe('no cross-entropy is negative or NaN inside its domain', () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true })
  // differences of logits are doubles
  const logit = fc.double({ min: -8e307, max: 8e307, noNaN: true })
  const both = <A>(of: fc.Arbitrary<A>) => fc.tuple(of, of)

  it('of fractions', () => {
    fc.assert(
      fc.property(both(fraction), both(fraction), both(logit), ([y1, y2], [h1, h2], [z1, z2]) => {
        expect(binaryCrossEntropy.value(vector([y1, y2]))(vector([h1, h2]))).toBeGreaterThanOrEqual(0)
        expect(sigmoidCrossEntropy.value(vector([y1, y2]))(vector([z1, z2]))).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it('of classes', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.tuple(logit, logit, logit), fc.tuple(fraction, fraction, fraction), (k, z, h) => {
        const target = vectorBy(3)(j => (j === k ? 1 : 0))
        expect(softmaxCrossEntropy.value(target)(vector(z))).toBeGreaterThanOrEqual(0)
        expect(categoricalCrossEntropy.value(target)(vector(h))).toBeGreaterThanOrEqual(0)
      })
    )
  })
})
