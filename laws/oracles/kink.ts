/**
 * Kinks: points where a derivative jumps, so that a difference across them is the derivative of neither side.
 */
import { boundedScalar, type Bounded } from '../../src/index.ts'
import { driftOf } from './drift.ts'
import { restrict, type Oracle, type ScalarField } from './field.ts'

/** The slope above xᵢ minus the slope below it, each over a distance h, and the rounding in it. */
const jumpOver =
  (f: (x: readonly Bounded[]) => Bounded, x: readonly Bounded[], i: number) =>
  (h: number): { readonly value: number; readonly error: number } => {
    const center = x[i]?.value ?? Number.NaN
    const [above, below] = [center + h, center - h]
    const [up, middle, down] = [above, center, below].map(at => f(x.with(i, boundedScalar.fromNumber(at))))
    return up === undefined || middle === undefined || down === undefined
      ? { value: 0, error: 0 }
      : {
          value: (up.value - middle.value) / (above - center) - (middle.value - down.value) / (center - below),
          error: (up.error + middle.error) / (above - center) + (middle.error + down.error) / (center - below)
        }
  }

/** The longest reach first: each scale is a quarter of the one before, down to the step of a central difference. */
const scales = (reach: number): readonly number[] =>
  Array.from({ length: 8 }, (_, k) => reach * 4 ** -k).filter(scale => scale >= 2 ** -19)

/**
 * By how much ∂f/∂xᵢ jumps at the point, or within the reach of a finite difference of it (2⁻⁵ unless said, and more for large xᵢ); 0 where f is smooth.
 *
 * For a smooth f the slopes above and below differ by h·f″ + O(h³), which three distances h, h/2, h/4 eliminate; what is left and more
 * than rounding is a jump. Cost: 72 readings of f: ask it only where numbers differ. Never fails.
 *
 * @example
 * ```ts
 * import { scalar } from 'lawgrad'
 * import { slopeJump } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const relu = slopeJump(s => ([x = s.zero]) => scalar.maximum(s)(s.zero, x))
 * assert.equal(Math.abs(relu([0])(0) - 1) < 1e-6, true)
 * assert.equal(relu([1])(0), 0)
 * ```
 */
export const slopeJump = (
  field: ScalarField,
  longest = 2 ** -5
): ((point: readonly number[]) => (index: number) => number) => {
  const f = field(boundedScalar)
  return point => {
    const x = point.map(boundedScalar.fromNumber)
    return index => {
      const jump = jumpOver(f, x, index)
      const reach = 2 ** Math.ceil(Math.log2(Math.max(1, Math.abs(point[index] ?? 0) / 64)))
      return scales(longest).reduce((most, scale) => {
        const [a, b, c] = [jump(scale * reach), jump((scale * reach) / 2), jump((scale * reach) / 4)]
        const [ab, bc] = [2 * b.value - a.value, 2 * c.value - b.value]
        const noise = (a.error + 10 * b.error + 16 * c.error) / 7
        const size = Math.abs((8 * bc - ab) / 7) - 2 * noise
        return Math.max(most, size)
      }, 0)
    }
  }
}

/** The pieces of a piecewise smooth function that a point is on, see `Layer.branches`. */
export type BranchesAt = (point: readonly number[]) => readonly number[]

/** Whether two points are on the same pieces. */
export const samePieces = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((branch, k) => branch === other[k])

/** The shortest reach that a kink can be seen within: an oracle that looks nowhere else means nothing only there. */
const nearest = 2 ** -18

/** The longest step that the drift of a difference is seen from, for oracles with shorter ones. */
const visible = 2 ** -13

/**
 * By how much an oracle may be wrong at a kink, asked of one index.
 *
 * An oracle that looks at the point alone: the jump of the slope there. One that looks around: infinitely, where the branches say that a kink was
 * crossed, so that it means nothing; else the jump of the slope that can be seen within its reach, or the drift of its differences where the
 * slope does not jump but bends, see `slopeJump` and `driftOf`. Cost: about 110 readings of the field. Never fails.
 */
export const jumpWithin =
  (oracle: Oracle, field: ScalarField, branches: BranchesAt) =>
  (point: readonly number[]): ((index: number) => number) =>
    oracle.reach === undefined ? slopeJump(field, nearest)(point) : jumpAround(oracle.reach, field, branches)(point)

const jumpAround =
  (reachOf: (x: number) => number, field: ScalarField, branches: BranchesAt) =>
  (point: readonly number[]): ((index: number) => number) => {
    const jump = slopeJump(field)(point)
    return index => {
      const x = point[index] ?? 0
      const reach = reachOf(x)
      const [above, below] = [x + reach, x - reach].map(at => branches(point.with(index, at)))
      return samePieces(above ?? [], branches(point)) && samePieces(below ?? [], branches(point))
        ? Math.max(jump(index), driftOf(restrict(field, point, [index]), Math.max(visible, 2 * reach))(x))
        : Number.POSITIVE_INFINITY
    }
  }
