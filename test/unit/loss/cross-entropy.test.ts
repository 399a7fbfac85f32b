/** The cross-entropies against PyTorch's numbers, the decimal truth and their laws. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  sigmoidCrossEntropy,
  sigmoidLayer,
  softmaxCrossEntropy,
  softmaxLayer,
  vector
} from 'lawgrad'
import golden from '../../golden/scalars.json' with { type: 'json' }
import { of } from '../layer/truth.ts'
import { within } from '../scalar/arbitraries.ts'
import { exact } from '../scalar/decimal.ts'
import { expectClose, gradientOf, trueGradient, trueValue, valueOf } from './truth.ts'

const exactly3 = (component: fc.Arbitrary<number>) => fc.array(component, { minLength: 3, maxLength: 3 })
const logits = fc.constantFrom(1, 5, 40, 300).chain(limit => exactly3(within(limit)))
const share = fc.integer({ min: 0, max: 64 }).map(k => k / 64)
const shares = exactly3(share)
const labels = exactly3(fc.constantFrom(0, 1))
const oneHot = fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1])
const probability = fc.integer({ min: 1, max: 2 ** 20 - 1 }).map(k => k / 2 ** 20)

describe('PyTorch', () => {
  it.each(golden.bce_with_logits)('sigmoidCrossEntropy at $z, $y', ({ z, y, value, grad }) => {
    expect(sigmoidCrossEntropy.value(vector([y]))(vector([z]))).toBeCloseTo(value, 12)
    expect([...sigmoidCrossEntropy.gradient(vector([y]))(vector([z]))][0]).toBeCloseTo(grad, 14)
  })

  it.each(golden.softmax)('softmaxCrossEntropy at $z', ({ z, ce_target_1: value, ce_grad_z: gradient }) => {
    expect(valueOf(softmaxCrossEntropy, z, [0, 1, 0])).toBeCloseTo(value, 10)
    for (const [j, g] of gradientOf(softmaxCrossEntropy, z, [0, 1, 0]).entries())
      expect(g).toBeCloseTo(gradient[j] ?? NaN, 14)
  })
})

describe('values keep relative accuracy, all terms being ≥ 0', () => {
  it.each([
    ['sigmoidCrossEntropy', sigmoidCrossEntropy, logits, shares],
    ['softmaxCrossEntropy', softmaxCrossEntropy, logits, shares],
    ['binaryCrossEntropy', binaryCrossEntropy, exactly3(probability), shares],
    ['categoricalCrossEntropy', categoricalCrossEntropy, exactly3(probability), shares]
  ])('%s', (_, loss, predictions, targets) => {
    fc.assert(
      fc.property(predictions, targets, (prediction, target) => {
        const value = valueOf(loss, prediction, target)
        expect(value).toBeGreaterThanOrEqual(0)
        expectClose(value, trueValue(loss, prediction, target), 2 ** -44)
      }),
      { numRuns: 100 }
    )
  })
})

describe('gradients are those of the equations', () => {
  it.each([
    ['sigmoidCrossEntropy', sigmoidCrossEntropy, logits, shares, 3],
    ['softmaxCrossEntropy', softmaxCrossEntropy, logits, shares, 3],
    ['binaryCrossEntropy', binaryCrossEntropy, exactly3(probability), shares, 2 ** 22],
    ['categoricalCrossEntropy', categoricalCrossEntropy, exactly3(probability), shares, 0]
  ])('%s, soft targets', (_, loss, predictions, targets, size) => {
    fc.assert(
      fc.property(predictions, targets, (prediction, target) => {
        const truth = trueGradient(loss, prediction, target)
        for (const [j, g] of gradientOf(loss, prediction, target).entries())
          expectClose(g, truth[j] ?? exact(NaN), 2 ** -44, Number.MIN_VALUE + size * 2 ** -52)
      }),
      { numRuns: 100 }
    )
  })

  it.each([
    ['sigmoidCrossEntropy', sigmoidCrossEntropy, logits, labels],
    ['softmaxCrossEntropy', softmaxCrossEntropy, logits, oneHot],
    ['binaryCrossEntropy', binaryCrossEntropy, exactly3(probability), labels],
    ['categoricalCrossEntropy', categoricalCrossEntropy, exactly3(probability), oneHot]
  ])('%s, hard targets: with relative accuracy, at saturation too', (_, loss, predictions, targets) => {
    fc.assert(
      fc.property(predictions, targets, (prediction, target) => {
        const truth = trueGradient(loss, prediction, target)
        for (const [j, g] of gradientOf(loss, prediction, target).entries())
          expectClose(g, truth[j] ?? exact(NaN), 2 ** -43)
      }),
      { numRuns: 100 }
    )
  })

  it('the textbook forms have no digit left where the answer is sure and right', () => {
    const [z, y] = [
      [40, -1, 0],
      [1, 0, 0]
    ]
    const [truth = exact(NaN)] = trueGradient(sigmoidCrossEntropy, z, y)
    expect([...sigmoidLayer(1).forward([])(vector([40]))][0]).toBe(1) // g(z) − y = 0
    expectClose(gradientOf(sigmoidCrossEntropy, z, y)[0] ?? NaN, truth, 2 ** -50)
    const [first = exact(NaN)] = trueGradient(softmaxCrossEntropy, z, y)
    expect([...softmaxLayer(3).forward([])(of(3, z))][0]).toBe(1) // p − y = 0
    expectClose(gradientOf(softmaxCrossEntropy, z, y)[0] ?? NaN, first, 2 ** -50)
  })
})

describe('laws', () => {
  it('from logits = from probabilities through the activation, value and gradient', () => {
    fc.assert(
      fc.property(exactly3(within(5)), shares, (z, target) => {
        const y = of(3, target)
        for (const [activation, direct, composed] of [
          [sigmoidLayer(3), sigmoidCrossEntropy, binaryCrossEntropy],
          [softmaxLayer(3), softmaxCrossEntropy, categoricalCrossEntropy]
        ] as const) {
          const { output, pullback } = activation.vjp([])(of(3, z))
          expect(direct.value(y)(of(3, z))).toBeCloseTo(composed.value(y)(output), 12)
          const through = [...pullback(composed.gradient(y)(output)).input]
          for (const [j, g] of [...direct.gradient(y)(of(3, z))].entries()) expect(g).toBeCloseTo(through[j] ?? NaN, 12)
        }
      })
    )
  })

  it('gradients from logits are g(z) − y and s·p − y, the latter summing to 0', () => {
    fc.assert(
      fc.property(logits, shares, (z, y) => {
        const [g, p] = [sigmoidLayer(3), softmaxLayer(3)].map(layer => [...layer.forward([])(of(3, z))])
        const s = y.reduce((a, b) => a + b)
        const [sigmoids, softmaxes] = [sigmoidCrossEntropy, softmaxCrossEntropy].map(loss => gradientOf(loss, z, y))
        for (const [j, yj] of y.entries()) {
          expect(sigmoids?.[j]).toBeCloseTo((g?.[j] ?? NaN) - yj, 14)
          expect(softmaxes?.[j]).toBeCloseTo(s * (p?.[j] ?? NaN) - yj, 14)
        }
        expect(softmaxes?.reduce((a, b) => a + b)).toBeCloseTo(0, 14)
      })
    )
  })

  it('the expected loss is least where the prediction is the target distribution', () => {
    fc.assert(
      fc.property(exactly3(probability), exactly3(probability), (a, b) => {
        expect(valueOf(binaryCrossEntropy, a, a)).toBeLessThanOrEqual(
          valueOf(binaryCrossEntropy, b, a) * (1 + 2 ** -50)
        )
        const [p, q] = [a, b].map(xs => pipe(xs, all => all.map(x => x / all.reduce((s, t) => s + t))))
        expect(valueOf(categoricalCrossEntropy, p ?? [], p ?? [])).toBeLessThanOrEqual(
          valueOf(categoricalCrossEntropy, q ?? [], p ?? []) * (1 + 2 ** -50)
        )
      })
    )
  })

  it('softmaxCrossEntropy is unchanged by an exact shift, bit for bit', () => {
    fc.assert(
      fc.property(exactly3(fc.integer({ min: -640, max: 640 }).map(k => k / 64)), shares, (z, y) => {
        const shifted = z.map(x => x + 512)
        expect(valueOf(softmaxCrossEntropy, shifted, y)).toBe(valueOf(softmaxCrossEntropy, z, y))
        expect(gradientOf(softmaxCrossEntropy, shifted, y)).toEqual(gradientOf(softmaxCrossEntropy, z, y))
      })
    )
  })

  it('0·log 0 = 0, and a sure and wrong probability costs infinitely much', () => {
    expect(valueOf(binaryCrossEntropy, [0, 1, 0.5], [0, 1, 0])).toBe(Math.LN2)
    expect(gradientOf(binaryCrossEntropy, [0, 1, 0.5], [0, 1, 0])).toEqual([1, -1, 2])
    expect(valueOf(categoricalCrossEntropy, [0, 1, 0], [0, 1, 0])).toBe(0)
    expect(valueOf(binaryCrossEntropy, [0, 1, 1], [1, 1, 1])).toBe(Infinity)
    expect(valueOf(categoricalCrossEntropy, [0, 1, 0], [1, 0, 0])).toBe(Infinity)
    expect(gradientOf(binaryCrossEntropy, [0, 1, 0.5], [1, 0, 0.5])).toEqual([-Infinity, Infinity, 0])
  })

  it('from logits nothing is infinite that has a value', () => {
    expect(valueOf(sigmoidCrossEntropy, [1e308, -1e308, 800], [0, 0, 1])).toBe(1e308)
    expect(gradientOf(sigmoidCrossEntropy, [1e308, -1e308, 800], [0, 0, 0])).toEqual([1, 0, 1])
    expect(valueOf(softmaxCrossEntropy, [800, -800, 0], [0, 1, 0])).toBe(1600)
    expect(gradientOf(softmaxCrossEntropy, [800, -800, 0], [0, 1, 0])).toEqual([1, -1, 0])
  })
})
