/**
 * One executed derivative against the enclosures.
 */
import { contains, enclosureOf, isFinite, meet, radiusOf, ulpOf } from './enclosure.ts'
import type { ComponentProof } from './report.ts'
import type { Torn } from './torn.ts'

/** What is judged. */
export type Case = {
  readonly name: string
  readonly executed: number
  readonly derivative: Torn
  readonly pullback: Torn
  /** The scale of the problem, by which an enclosure is narrow. */
  readonly scale: number
  /** A bound on the rounding of `executed` itself, where it is a sum over a direction. */
  readonly summed: number
  /** What an exact oracle says, asked only where the enclosure is of no use. */
  readonly oracle?: () => number
}

/** The gate of exact oracles, of the scale. */
const gate = 1e-12

/** What the enclosures make of a derivative. */
export const judge = (one: Case): ComponentProof => {
  const { name, executed, scale } = one
  const [derivative, pullback] = [enclosureOf(one.derivative), enclosureOf(one.pullback)]
  const width = derivative.hi - derivative.lo
  return {
    name,
    executed,
    derivative,
    pullback,
    within: contains(executed)(derivative),
    meet: meet(derivative, pullback),
    width,
    ulps: width === 0 ? 0 : width / ulpOf(executed),
    ...gradeOf(one, width <= Math.max(gate * scale, 2 ** -20 * Math.abs(executed)))
  }
}

const gradeOf = (
  { executed, derivative, pullback, scale, summed, oracle }: Case,
  narrow: boolean
): Pick<ComponentProof, 'grade' | 'reason'> => {
  const [truth, written] = [enclosureOf(derivative), enclosureOf(pullback)]
  if (!Number.isFinite(executed) && !isFinite(truth)) return { grade: 'unchecked', reason: 'not finite' }
  if (derivative.torn) return { grade: 'unchecked', reason: 'a branch is undecided: a kink within rounding' }
  if (isFinite(truth) && !Number.isFinite(executed)) return { grade: 'outside' }
  if (isFinite(truth) && isFinite(written)) {
    const allowed = radiusOf(derivative) + 2 * radiusOf(pullback) + 2 * summed
    // a NaN is beyond, too
    const near = Math.abs(executed - derivative.value) <= allowed
    if (!contains(executed)(truth) && !near) return { grade: 'outside' }
    if (!meet(truth, written)) return { grade: 'outside' }
    if (narrow && contains(executed)(truth)) return { grade: 'enclosed' }
    if (narrow) return { grade: 'certified' }
  }
  return Number.isFinite(executed) && oracle !== undefined && Math.abs(executed - oracle()) <= gate * scale
    ? { grade: 'certified' }
    : { grade: 'unchecked', reason: isFinite(truth) ? 'the enclosure is too wide' : 'not finite' }
}
