/**
 * Kinks: points where a derivative jumps, so that a difference across them is the derivative of neither side.
 */
import { boundedScalar, type Bounded } from '../../src/index.ts'
import { samePieces, switchesBetween } from '../internal/switches.ts'
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
 * import { slopeJump } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const relu = slopeJump(s => ([x = s.zero]) => s.where(x, x, s.zero))
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

/**
 * By how much ∂f/∂xᵢ jumps at the point itself, seen over one distance so short that even what bends within 10⁻⁶ is straight there. Cost: 9 readings of f.
 */
export const slopeJumpAt =
  (field: ScalarField, distance = 2 ** -30) =>
  (point: readonly number[]): ((index: number) => number) => {
    const f = field(boundedScalar)
    const x = point.map(boundedScalar.fromNumber)
    return index => {
      const jump = jumpOver(f, x, index)
      const scale = distance * Math.max(1, Math.abs(point[index] ?? 0))
      const [a, b, c] = [jump(scale), jump(scale / 2), jump(scale / 4)]
      const [ab, bc] = [2 * b.value - a.value, 2 * c.value - b.value]
      return Math.max(0, Math.abs((8 * bc - ab) / 7) - (2 * (a.error + 10 * b.error + 16 * c.error)) / 7)
    }
  }

export { samePieces }

/** The branches that a piecewise smooth function takes at a point, see `branchesOf`. */
export type BranchesAt = (point: readonly number[]) => readonly number[]

/** The shortest reach that a kink can be seen within: an oracle that looks nowhere else means nothing only there. */
const nearest = 2 ** -18

/** The longest step that the drift of a difference is seen from, for oracles with shorter ones. */
const visible = 2 ** -13

/** As many places where branches change as are looked at one by one; where there are more, one of them counts as a kink. */
const most = 16

/**
 * Whether a function of one variable has a kink at a place where its branches change. A change from one formula to another of the same slope is none:
 * a jump of at least a millionth of the slope is.
 */
const kinked = (line: ScalarField): ((at: number) => boolean) => {
  const [jump, f] = [slopeJump(line, nearest), line(boundedScalar)]
  return at => {
    const h = nearest * Math.max(1, Math.abs(at))
    const [up, down] = [f([boundedScalar.fromNumber(at + h)]), f([boundedScalar.fromNumber(at - h)])]
    return !(jump([at])(0) <= 1e-6 * Math.abs((up.value - down.value) / (2 * h)))
  }
}

/**
 * Whether a kink lies within a distance of a point: a place where the branches change and the slope jumps. Cost: a few dozen readings of the branches
 * for each place, and 15 of the field.
 */
const kinkWithin = (line: ScalarField, branches: BranchesAt, at: number, reach: number): boolean => {
  const pieces = (x: number) => branches([x])
  const width = 2 ** -40 * Math.max(1, Math.abs(at))
  const places = [
    ...switchesBetween(pieces, [at - reach, at], width, most),
    ...switchesBetween(pieces, [at, at + reach], width, most)
  ]
  return places.length > most || places.some(kinked(line))
}

/**
 * By how much an oracle may be wrong at a kink, asked of one index.
 *
 * An oracle that looks at the point alone: the jump of the slope there, if branches change there. One that looks around: infinitely, where a kink was crossed, so that it
 * means nothing: branches change within its reach and the slope jumps where they do. Else, as where one formula is exchanged for another of the
 * same function, the jump of the slope that can be seen within its reach, or the drift of its differences where the slope does not jump but
 * bends, see `slopeJump` and `driftOf`. Cost: about 110 readings of the field. Never fails.
 */
export const jumpWithin =
  (oracle: Oracle, field: ScalarField, branches: BranchesAt) =>
  (point: readonly number[]): ((index: number) => number) =>
    oracle.reach === undefined ? jumpAt(field, branches)(point) : jumpAround(oracle.reach, field, branches)(point)

/** The jump of the slope at a point, where branches change beside it; else 0: a slope may turn as sharply as x/√(‖x‖² + 10⁻¹²) does without a jump. */
const jumpAt =
  (field: ScalarField, branches: BranchesAt) =>
  (point: readonly number[]): ((index: number) => number) => {
    const jump = slopeJump(field, nearest)(point)
    return index => {
      const x = point[index] ?? 0
      const line = restrict(field, point, [index])
      return kinkWithin(line, ([at = x]) => branches(point.with(index, at)), x, 2 ** -36 * Math.max(1, Math.abs(x)))
        ? jump(index)
        : 0
    }
  }

const jumpAround =
  (reachOf: (x: number) => number, field: ScalarField, branches: BranchesAt) =>
  (point: readonly number[]): ((index: number) => number) => {
    const jump = slopeJump(field)(point)
    return index => {
      const x = point[index] ?? 0
      const reach = reachOf(x)
      const line = restrict(field, point, [index])
      return kinkWithin(line, ([at = x]) => branches(point.with(index, at)), x, reach)
        ? Number.POSITIVE_INFINITY
        : Math.max(jump(index), driftOf(line, Math.max(visible, 2 * reach))(x))
    }
  }
