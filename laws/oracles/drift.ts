/**
 * Whether differences have converged.
 */
import { boundedScalar, type Bounded } from '../../src/index.ts'
import type { ScalarField } from './field.ts'

type Extrapolated = { readonly value: number; readonly noise: number }

const powers: readonly number[] = [0, 1, 2, 3, 4, 5]

/**
 * How far the twice extrapolated difference of a field of one variable still moves when its steps are shortened from `step` on, beyond
 * rounding: where the function bends too sharply for its steps, as beside a jump of the second derivative, as much as it is wrong; next to
 * nothing where it is smooth. Cost: 36 readings of f. Never fails.
 *
 * @example
 * ```ts
 * import { driftOf } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * // x / (1 + |x|), whose second derivative jumps at 0, and its smooth neighbor
 * const softsign = driftOf(s => ([x = s.zero]) => s.div(x, s.add(s.one, s.where(x, x, s.neg(x)))), 2 ** -5)
 * const smooth = driftOf(s => ([x = s.zero]) => s.tanh(x), 2 ** -5)
 * assert.equal(softsign(0) > 1e-3, true)
 * assert.equal(smooth(0) < 1e-9, true)
 * ```
 */
export const driftOf = (field: ScalarField, step: number): ((at: number) => number) => {
  const f = field(boundedScalar)
  const quotient =
    (at: number) =>
    (h: number): Extrapolated => {
      const [above, below] = [at + h, at - h]
      const [up, down]: readonly [Bounded, Bounded] = [
        f([boundedScalar.fromNumber(above)]),
        f([boundedScalar.fromNumber(below)])
      ]
      return { value: (up.value - down.value) / (above - below), noise: (up.error + down.error) / (above - below) }
    }
  const extrapolated =
    (at: number) =>
    (h: number): Extrapolated => {
      const [a, b, c] = [quotient(at)(h), quotient(at)(h / 2), quotient(at)(h / 4)]
      const [ab, bc] = [(4 * b.value - a.value) / 3, (4 * c.value - b.value) / 3]
      return { value: (16 * bc - ab) / 15, noise: (a.noise + 20 * b.noise + 64 * c.noise) / 45 }
    }
  return at => {
    const values = powers.map(k => extrapolated(at)(step * 4 ** -k))
    return values.reduce((most, { value, noise }, k) => {
      const next = values[k + 1]
      return next === undefined ? most : Math.max(most, Math.abs(next.value - value) - 2 * (noise + next.noise))
    }, 0)
  }
}
