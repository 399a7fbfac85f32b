/** Every loss at the ends of its domain: no NaN, nothing below zero, the same in every reading; and a million classes. */
import fc from 'fast-check'
import {
  absoluteLoss,
  binaryCrossEntropy,
  boundedScalar,
  categoricalCrossEntropy,
  dualScalar,
  gradientOver,
  hingeLoss,
  huberLoss,
  interpret,
  logCoshLoss,
  lossBranches,
  lossGraph,
  lossText,
  quadraticLoss,
  realScalar,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  valueOver,
  vector,
  type AnySizeLoss
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { of } from '../layer/truth.ts'
import { anyDouble, within } from '../scalar/arbitraries.ts'
import { exact } from '../scalar/decimal.ts'
import { expectClose, gradientOf, valueOf } from './truth.ts'

const losses: readonly AnySizeLoss[] = [
  quadraticLoss,
  absoluteLoss,
  huberLoss(),
  huberLoss(5e-324),
  huberLoss(1e308),
  logCoshLoss,
  hingeLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  sigmoidCrossEntropy,
  softmaxCrossEntropy
]

const size = 3
const every = (component: fc.Arbitrary<number>) => fc.array(component, { minLength: size, maxLength: size })
const wild = fc.oneof(anyDouble, fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE))
const share = fc.oneof(
  fc.constantFrom(0, 1, 5e-324, 2 ** -1022, 2 ** -53, 0.5, 1 - 2 ** -53),
  within(1).map(x => Math.abs(x))
)
/** Shares of a whole, some of which are nothing. */
const shares = every(share).map(all => {
  const total = all.reduce((a, b) => a + b)
  return total === 0 ? [1, 0, 0] : all.map(each => Math.min(1, each / total))
})

const targetsOf = ({ targets }: AnySizeLoss): fc.Arbitrary<readonly number[]> =>
  ({
    any: every(wild),
    'unit interval': every(share),
    simplex: fc.oneof(shares, fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1])),
    signs: every(fc.constantFrom(-1, 1))
  })[targets]

const predictionsOf = ({ takes }: AnySizeLoss): fc.Arbitrary<readonly number[]> =>
  takes.some(({ range }) => range === 'simplex') ? fc.oneof(every(share), shares) : every(wild)

describe.each(losses.map(loss => [`${loss.name} of targets ${loss.targets}`, loss] as const))('%s', (_, loss) => {
  it('is not negative, and no number of value and gradient is NaN, on all of its domain', () =>
    fc.assert(
      fc.property(predictionsOf(loss), targetsOf(loss), (h, y) => {
        const value = valueOf(loss, h, y)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(Object.is(value, -0)).toBe(false)
        expect(gradientOf(loss, h, y)).not.toContain(NaN)
      }),
      { numRuns: 1000 }
    ))

  it('is the same as a graph, and over other scalars', () => {
    const evaluate = interpret(lossGraph(loss, size))
    fc.assert(
      fc.property(predictionsOf(loss), targetsOf(loss), (h, y) => {
        const [value, gradient, target] = [valueOf(loss, h, y), gradientOf(loss, h, y), of(size, y)]
        const outputs = evaluate({ y: target, h: of(size, h) })
        expect(outputs['value']).toBe(value)
        expect(String(outputs['gradient'])).toBe(String(of(size, gradient)))
        expect(valueOver(realScalar)(loss, target)(h)).toBe(value)
        gradientOver(realScalar)(
          loss,
          target
        )(h).forEach((g, j) => {
          const expected = gradient[j] ?? NaN
          if (Number.isFinite(expected)) expectClose(g, exact(expected), 2 ** -49, Number.MIN_VALUE * 4)
          else expect(g).toBe(expected)
        })
        expect(valueOver(boundedScalar)(loss, target)(h.map(boundedScalar.fromNumber)).value).toBe(value)
        expect(valueOver(dualScalar)(loss, target)(h.map(dualScalar.fromNumber)).primal).toBe(value)
      }),
      { numRuns: 200 }
    )
  })
})

describe('softmax cross-entropy of logits that are further apart than doubles reach', () => {
  const [h, y] = [vector([1e308, -1e308, 0]), vector([1, 0, 0])]

  it('has the derivative that the gradient says, by dual numbers', () => {
    const value = valueOver(dualScalar)(softmaxCrossEntropy, y)
    const slopes = [0, 1, 2].map(
      j => value([...h].map((primal, k) => ({ primal, tangent: k === j ? 1 : 0 }))).tangent + 0
    )
    expect(slopes).toEqual([...softmaxCrossEntropy.gradient(y)(h)].map(g => g + 0))
  })

  it('is known to the last bit, also as a bounded number', () =>
    expect(valueOver(boundedScalar)(softmaxCrossEntropy, y)([...h].map(boundedScalar.fromNumber))).toEqual({
      value: 0,
      error: expect.toSatisfy((error: number) => error < 1e-300)
    }))

  it('is on the same smooth piece as elsewhere: only targets are compared', () =>
    expect(lossBranches(softmaxCrossEntropy, y)(h)).toEqual(
      lossBranches(softmaxCrossEntropy, y)(vector([0.1, 0.2, 0.3]))
    ))

  it('says in words where it takes nothing', () =>
    expect(lossText(3)(softmaxCrossEntropy).lines).toEqual([
      't = y ⊙ negativeLogSoftmax(h)',
      'loss = Σ({t if y > 0, t if y < 0, 0 otherwise})',
      's = softmax(h)',
      '∂h = s ⊙ sumOfOthers(y) − y ⊙ sumOfOthers(s)'
    ]))
})

describe('a million classes', () => {
  const classes = 1_000_000
  const z = of(
    classes,
    Array.from({ length: classes }, (_, k) => Math.sin(k))
  )
  const y = of(
    classes,
    Array.from({ length: classes }, (_, k) => (k === 7 ? 1 : 0))
  )

  it.each([softmaxCrossEntropy, sigmoidCrossEntropy, quadraticLoss])('$name has its gradient', loss => {
    const gradient = loss.gradient(y)(z).components
    expect(gradient).toHaveLength(classes)
    expect(gradient[7]).toBeLessThan(0)
    expect(gradient.filter(Number.isFinite)).toHaveLength(classes)
  })

  it('softmax cross-entropy is worth the surprise of its class, and its gradient sums to 0', () => {
    const total = [...z].reduce((sum, each) => sum + Math.exp(each), 0)
    expect(softmaxCrossEntropy.value(y)(z)).toBeCloseTo(Math.log(total) - Math.sin(7), 9)
    expect([...softmaxCrossEntropy.gradient(y)(z)].reduce((a, b) => a + b)).toBeCloseTo(0, 9)
  })
})
