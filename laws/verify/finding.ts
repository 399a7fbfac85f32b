/**
 * One derivative by one oracle against the gradient under test.
 */
import { compareGradients } from '../gate.ts'
import { along, restrict, type Estimate, type Oracle, type ScalarField } from '../oracles/field.ts'
import { jumpWithin, slopeJump, type BranchesAt } from '../oracles/kink.ts'
import type { Verdict } from '../verdict.ts'
import type { Judge } from './judges.ts'

/** The derivative that is asked for: by one component, or along a direction in the components from `offset` on. */
export type Probe = { readonly name: string; readonly offset: number; readonly direction: readonly number[] }

/** What is under test at a point. */
export type Subject = {
  readonly field: ScalarField
  readonly point: readonly number[]
  /** The field's value there. */
  readonly value: number
  /** The gradient under test, as long as the point. */
  readonly gradient: readonly number[]
  /** The pieces that a point is on, where the field has kinks. */
  readonly branches?: BranchesAt
}

/** What an oracle says of a probe, and what that makes of the gradient. */
export type Finding = {
  readonly probe: string
  readonly verdict: Verdict
  readonly estimate: Estimate
  /** The error that is allowed of the analytic derivative: the gate, or twice the oracle's uncertainty. */
  readonly allowed: number
  /** By how much the derivative jumps within the oracle's reach: an error below twice that is excused. */
  readonly jump: () => number
}

/** A field of one variable, and where on it the point lies. */
type Line = { readonly field: ScalarField; readonly at: number; readonly branches: BranchesAt }

const lineOf = ({ field, point, branches = () => [] }: Subject, { offset, direction }: Probe): Line => {
  const indices = direction.map((_, k) => offset + k)
  const [only = offset] = indices
  const block = point.slice(offset, offset + direction.length)
  const moved = (t: number) => block.map((x, k) => x + t * (direction[k] ?? 0))
  return direction.length === 1
    ? {
        field: restrict(field, point, indices),
        at: point[only] ?? Number.NaN,
        branches: ([x = Number.NaN]) => branches(point.with(only, x))
      }
    : {
        field: along(restrict(field, point, indices), block, direction),
        at: 0,
        branches: ([t = Number.NaN]) => branches(point.toSpliced(offset, block.length, ...moved(t)))
      }
}

/** The derivative of the gradient under test along a probe; of a single component, the component itself. */
const analyticAlong = ({ gradient }: Subject, { offset, direction }: Probe): number =>
  direction.length === 1
    ? (gradient[offset] ?? Number.NaN)
    : direction.reduce((sum, d, k) => sum + d * (gradient[offset + k] ?? Number.NaN), 0)

/** The shortest reach that a kink can be seen within: an oracle that looks nowhere else means nothing only there. */
const nearest = 2 ** -18

const jumpOf = (oracle: Oracle, { field, at, branches }: Line): (() => number) =>
  oracle.reach === undefined
    ? () => slopeJump(field, nearest)([at])(0)
    : () => jumpWithin(oracle, field, branches)([at])(0)

/** What a judge finds on each probe. Cost: a gradient by the oracle in one variable, for each; kinks are sought only where sides differ. */
export const findingsOf =
  (subject: Subject, probes: readonly Probe[]) =>
  ({ oracle, gate, tolerance }: Judge): readonly Finding[] => {
    const asked = probes.map(probe => {
      const line = lineOf(subject, probe)
      const [estimate = { value: Number.NaN, uncertainty: Number.NaN }] = oracle.gradient(line.field)([line.at])
      return { probe, line, estimate }
    })
    // of the oracle's own numbers, so that a wrong gradient cannot widen its gate
    const scale = asked.reduce(
      (most, { estimate: { value } }) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
      Math.abs(subject.value)
    )
    return asked.map(({ probe, line, estimate }) => {
      const jump = jumpOf(oracle, line)
      const compare = compareGradients({ gate: gate(tolerance), value: scale, names: [probe.name], jump })
      return {
        probe: probe.name,
        verdict: compare({
          analytic: { name: 'analytic gradient', values: [analyticAlong(subject, probe)] },
          oracle: { name: oracle.name, values: [estimate] }
        }),
        estimate,
        allowed: Math.max(gate(tolerance)(estimate.value, scale), 2 * estimate.uncertainty),
        jump
      }
    })
  }
