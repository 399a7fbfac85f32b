/**
 * One derivative by one oracle against the gradient under test.
 */
import { compareGradients } from '../gate.ts'
import { lines } from '../internal/staged.ts'
import type { Estimate, ScalarField } from '../oracles/field.ts'
import { jumpWithin, type BranchesAt } from '../oracles/kink.ts'
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
  /** By how much the derivative jumps within the oracle's reach, or a difference drifts: an error below twice that is excused. */
  readonly jump: () => number
}

/** A field of one variable, and where on it the point lies. */
type Line = { readonly field: ScalarField; readonly at: number; readonly branches: BranchesAt }

/** t ↦ f(point with direction·t added from `offset` on): nothing but the block is touched, so that nothing else is rounded. */
const alongBlock =
  (field: ScalarField, point: readonly number[], { offset, direction }: Probe): ScalarField =>
  scalar => {
    const f = field(scalar)
    const [held, d] = [point.map(scalar.fromNumber), direction.map(scalar.fromNumber)]
    const [before, block, after] = [
      held.slice(0, offset),
      held.slice(offset, offset + d.length),
      held.slice(offset + d.length)
    ]
    return ([t = scalar.zero]) =>
      f([...before, ...block.map((x, k) => scalar.add(x, scalar.mul(t, d[k] ?? scalar.zero))), ...after])
  }

const single = ({ direction }: Probe): boolean => direction.length === 1

/** Along more components than that, a field is as it is. */
const long = 4096

/** The fields of some probes; what single components have in common is read once for all of them. */
const fieldsOf = ({ field, point }: Subject, probes: readonly Probe[]): readonly ScalarField[] => {
  const components = lines(
    field,
    point,
    probes.filter(single).map(({ offset }) => offset)
  )
  const places = probes.filter(single)
  return probes.flatMap((probe): readonly ScalarField[] => {
    const along = alongBlock(field, point, probe)
    const at = places.indexOf(probe)
    return at >= 0 ? components.slice(at, at + 1) : probe.direction.length > long ? [along] : lines(along, [0], [0])
  })
}

const linesOf = (subject: Subject, probes: readonly Probe[]): readonly Line[] => {
  const { point, branches = () => [] } = subject
  return fieldsOf(subject, probes).map((field, k): Line => {
    const { offset, direction } = probes[k] ?? { offset: 0, direction: [] }
    const moved = (t: number) =>
      point.map((x, i) => (i < offset || i >= offset + direction.length ? x : x + t * (direction[i - offset] ?? 0)))
    return direction.length === 1
      ? {
          field,
          at: point[offset] ?? Number.NaN,
          branches: ([x = Number.NaN]) => branches(point.with(offset, x))
        }
      : { field, at: 0, branches: ([t = Number.NaN]) => branches(moved(t)) }
  })
}

/** The derivative of the gradient under test along a probe; of a single component, the component itself. */
const analyticAlong = ({ gradient }: Subject, { offset, direction }: Probe): number =>
  direction.length === 1
    ? (gradient[offset] ?? Number.NaN)
    : direction.reduce((sum, d, k) => sum + d * (gradient[offset + k] ?? Number.NaN), 0)

/** What a judge finds on each probe. Cost: a gradient by the oracle in one variable, for each; kinks are sought only where sides differ. */
export const findingsOf = (subject: Subject, probes: readonly Probe[]): ((judge: Judge) => readonly Finding[]) => {
  const asked = linesOf(subject, probes)
  return ({ oracle, gate, tolerance }) => {
    const told = asked.map((line, k) => {
      const probe = probes[k] ?? { name: '', offset: 0, direction: [] }
      const [estimate = { value: Number.NaN, uncertainty: Number.NaN }] = oracle.gradient(line.field)([line.at])
      return { probe, line, estimate }
    })
    // of the oracle's own numbers, so that a wrong gradient cannot widen its gate
    const scale = told.reduce(
      (most, { estimate: { value } }) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
      Math.abs(subject.value)
    )
    return told.map(({ probe, line, estimate }) => {
      const jump = () => jumpWithin(oracle, line.field, line.branches)([line.at])(0)
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
}
