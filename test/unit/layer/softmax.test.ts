/** The softmax against PyTorch's numbers, the decimal truth and its laws. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { softmaxLayer, vector } from 'lawgrad'
import golden from '../../golden/scalars.json' with { type: 'json' }
import { outputOver } from '../../../src/layer/over.ts'
import { within } from '../scalar/arbitraries.ts'
import { decimalScalar, exact } from '../scalar/decimal.ts'
import { expectPullback, of, truePullback } from './truth.ts'

const logits = (limit: number) => fc.array(within(limit), { minLength: 4, maxLength: 4 })
const layer = softmaxLayer(4)
const run = (z: readonly number[]) => layer.vjp([])(of(4, z))

describe('softmax', () => {
  it.each(golden.softmax)('is what PyTorch computes at $z', ({ z, p, upstream, grad_z: gradient }) => {
    const three = softmaxLayer(3)
    const { output, pullback } = three.vjp([])(of(3, z))
    for (const [i, pi] of [...output].entries()) expect(Math.abs(pi - (p[i] ?? NaN))).toBeLessThanOrEqual(1e-15)
    for (const [i, c] of [...pullback(of(3, upstream)).input].entries())
      expect(Math.abs(c - (gradient[i] ?? NaN))).toBeLessThanOrEqual(4e-15)
  })

  it('keeps relative accuracy, to the rounding of differences of logits', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 40, 700).chain(logits), z => {
        const truth = outputOver(decimalScalar)(layer)([], z.map(exact))
        for (const [i, p] of [...run(z).output].entries()) {
          const bound = (4 + 4 + (Math.max(...z) - (z[i] ?? 0)) / 2) * 2 ** -52
          expect(
            exact(p)
              .sub(truth[i] ?? 0)
              .abs()
              .lte((truth[i] ?? exact(0)).mul(bound).add(Number.MIN_VALUE))
          ).toBe(true)
        }
      }),
      { numRuns: 150 }
    )
  })

  it('has a pullback with relative accuracy at saturation', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 40, 300).chain(logits), logits(2), (z, c) => {
        expectPullback(layer, 400 * 2 ** -52)([], of(4, z), of(4, c))
      }),
      { numRuns: 150 }
    )
    // p₀ = 1 − e⁻⁴⁰: the naive p·(c − ⟨c, p⟩) gives 0 here
    const c = vector([1, 0])
    const [truth] = truePullback(softmaxLayer(2))([], vector([40, 0]), c)
    expect(
      [
        ...softmaxLayer(2)
          .vjp([])(vector([40, 0]))
          .pullback(c).input
      ][0]
    ).toBeCloseTo(truth?.value.toNumber() ?? NaN, 30)
  })

  it('sums to one and its pullback to zero', () => {
    fc.assert(
      fc.property(logits(700), logits(2), (z, c) => {
        const { output, pullback } = run(z)
        expect(Math.abs([...output].reduce((a, b) => a + b) - 1)).toBeLessThanOrEqual(2 ** -50)
        expect(Math.abs([...pullback(of(4, c)).input].reduce((a, b) => a + b))).toBeLessThanOrEqual(2 ** -48)
      })
    )
  })

  it('is unchanged by a shift that is exact, bit for bit, and permuted with its input, within rounding', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -640, max: 640 }).map(k => k / 64),
          { minLength: 4, maxLength: 4 }
        ),
        z => {
          expect([...run(z.map(x => x + 1024)).output]).toEqual([...run(z).output])
          const [a = 0, b = 0, ...rest] = z
          const [p, q, ...others] = run([b, a, ...rest]).output
          const [q0, p0, ...others0] = run(z).output
          for (const [x, y] of [[p, p0], [q, q0], ...others.map((o, i) => [o, others0[i]])])
            expect(Math.abs((x ?? NaN) / (y ?? NaN) - 1)).toBeLessThanOrEqual(2 ** -50)
        }
      )
    )
  })

  it('does not overflow', () => {
    expect([...run([1e308, -1e308, 1e308, 0]).output]).toEqual([0.5, 0, 0.5, 0])
    expect([...run([1e308, -1e308, 1e308, 0]).pullback(of(4, [1, 2, 3, 4])).input]).toEqual([-0.5, 0, 0.5, 0])
  })
})
