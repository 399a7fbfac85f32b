/**
 * What `prove` reports: how each derivative is known.
 */
import { grades, type Grade } from '../../src/index.ts'
import type { Enclosure } from './enclosure.ts'

/** One component of the gradient, or the derivative along a direction in the components that were left out. */
export type ComponentProof = {
  /** For example `0.weights[1,0]`. */
  readonly name: string
  readonly executed: number
  /** Where the true derivative of the equation is. */
  readonly derivative: Enclosure
  /** Where the exact value of the pullback as it is written is. */
  readonly pullback: Enclosure
  /** Whether the executed number lies within the enclosure of the true derivative. */
  readonly within: boolean
  /** Whether the two enclosures have a number in common. */
  readonly meet: boolean
  /** The width of the enclosure of the true derivative, and the same in ulps of the executed number; infinite around a zero. */
  readonly width: number
  readonly ulps: number
  readonly grade: Grade
  /** Why nothing could be said. */
  readonly reason?: string
}

/** All that was found of one tensor. */
export type TensorProof = {
  readonly tensor: string
  readonly size: number
  /** The worst grade of its components; `sampled` where some were left out. */
  readonly grade: Grade
  readonly components: readonly ComponentProof[]
  /** The derivative along one Gaussian direction in the components that were left out, and how many these are. */
  readonly rest?: { readonly count: number; readonly along: ComponentProof }
}

/** The report of `prove`. */
export type ProofReport = {
  readonly network: string
  readonly loss: string
  readonly seed: number
  readonly examples: number
  /** How often the equations of the whole batch were read. */
  readonly readings: number
  readonly grade: Grade
  readonly tensors: readonly TensorProof[]
}

/** The worst of grades; `unchecked` of none. */
export const worstGrade = (all: readonly Grade[]): Grade =>
  grades.toReversed().find(grade => all.includes(grade)) ?? 'unchecked'

/** How many components of a tensor have each grade; those left out have that of their direction. */
export const countsOf = ({ components, rest }: TensorProof): Readonly<Record<Grade, number>> => {
  const count = (grade: Grade) =>
    components.filter(one => one.grade === grade).length + (rest?.along.grade === grade ? rest.count : 0)
  return {
    enclosed: count('enclosed'),
    certified: count('certified'),
    sampled: count('sampled'),
    unchecked: count('unchecked'),
    outside: count('outside')
  }
}

/** The component of the worst grade, and of these the one whose enclosure is the widest in ulps. */
export const worstComponent = (components: readonly ComponentProof[]): ComponentProof | undefined => {
  const rank = ({ grade }: ComponentProof) => grades.indexOf(grade)
  const wide = ({ ulps }: ComponentProof) => (Number.isFinite(ulps) ? ulps : -1)
  const [worst] = components.toSorted((a, b) => rank(b) - rank(a) || wide(b) - wide(a))
  return worst
}

/** All proofs of a tensor, that along the direction last. */
export const proofsOf = ({ components, rest }: TensorProof): readonly ComponentProof[] =>
  rest === undefined ? components : [...components, rest.along]
