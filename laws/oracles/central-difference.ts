/**
 * Central differences, and Richardson's extrapolation of them.
 *
 * Both know how far they can be off: the rounding error of f is bounded by reading the equation with bounded numbers, and the
 * truncation error is estimated from the next coarser step.
 */
import { boundedScalar, type Bounded } from '../../src/index.ts'
import type { Estimate, Oracle } from './field.ts'

/** (f(x + h·eᵢ) − f(x − h·eᵢ)) / 2h, divided by the step that was realised; its uncertainty is that of rounding. */
const difference = (f: (x: readonly Bounded[]) => Bounded, x: readonly Bounded[], i: number, h: number): Estimate => {
  const center = x[i]?.value ?? Number.NaN
  const [above, below] = [center + h, center - h]
  const [up, down] = [f(x.with(i, boundedScalar.fromNumber(above))), f(x.with(i, boundedScalar.fromNumber(below)))]
  return { value: (up.value - down.value) / (above - below), uncertainty: (up.error + down.error) / (above - below) }
}

const balanced = (x: number): number => Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(x))

/** A power of two, so that steps are exact, and large enough beside x. */
const dyadicScale = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, Math.abs(x) / 64)))

/**
 * The central difference with h = ε^⅓·max(1, |xᵢ|), which balances truncation O(h²) and rounding O(ε/h). Cost: 4n evaluations.
 *
 * Gate 1e-8·S with S = max(‖g‖∞, |f|): the worst error seen in 37,686 components was 4.2e-9·S.
 *
 * @example
 * ```ts
 * import { centralDifference } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const [slope] = centralDifference.gradient(s => ([x = s.zero]) => s.mul(x, x))([3])
 * assert.equal(Math.abs((slope?.value ?? 0) - 6) < 1e-8, true)
 * ```
 */
export const centralDifference: Oracle = Object.freeze<Oracle>({
  name: 'central difference',
  reach: x => 2 * balanced(x),
  gradient: field => {
    const f = field(boundedScalar)
    return point => {
      const x = point.map(boundedScalar.fromNumber)
      return point.map((xi, i) => {
        const h = balanced(xi)
        const [fine, coarse] = [difference(f, x, i, h), difference(f, x, i, 2 * h)]
        return { value: fine.value, uncertainty: fine.uncertainty + Math.abs(coarse.value - fine.value) / 3 }
      })
    }
  }
})

/** The limits h → 0 of three estimates with h, h/2, h/4, whose errors go with h² and h⁴: of the last two alone, and of all. */
const extrapolate = (a: Estimate, b: Estimate, c: Estimate): { readonly once: number; readonly twice: number } => {
  const [ab, bc] = [(4 * b.value - a.value) / 3, (4 * c.value - b.value) / 3]
  return { once: bc, twice: (16 * bc - ab) / 15 }
}

/**
 * Richardson's extrapolation of central differences with h = 2⁻⁶, 2⁻⁷, 2⁻⁸, which are exact steps where |xᵢ| is moderate; a fourth,
 * 2⁻⁵, tells its truncation error, which goes with h⁶. Cost: 8n evaluations.
 *
 * Gate 1e-10·S: the worst error seen was 1.4e-11·S.
 */
export const richardson: Oracle = Object.freeze<Oracle>({
  name: 'Richardson extrapolation',
  reach: x => 2 ** -5 * dyadicScale(x),
  gradient: field => {
    const f = field(boundedScalar)
    return point => {
      const x = point.map(boundedScalar.fromNumber)
      return point.map((xi, i) => {
        const scale = dyadicScale(xi)
        const at = (power: number) => difference(f, x, i, 2 ** power * scale)
        const [coarsest, coarse, middle, fine] = [at(-5), at(-6), at(-7), at(-8)]
        const { once, twice: value } = extrapolate(coarse, middle, fine)
        // the second term speaks where the steps are still too long for the first to be true
        const truncation = Math.max(
          Math.abs(extrapolate(coarsest, coarse, middle).twice - value) / 63,
          Math.abs(value - once) / 16
        )
        const noise = (64 / 45) * fine.uncertainty + (20 / 45) * middle.uncertainty + coarse.uncertainty / 45
        return { value, uncertainty: noise + 2 * truncation }
      })
    }
  }
})
