/**
 * What a review found, as data.
 */
import type { ReviewCase } from './case.ts'
import type { Layout } from './layout.ts'
import type { Trouble } from './program.ts'
import type { Ability, WireOptimizer } from './protocol.ts'

/** What is looked at, in this order. */
export const stageNames = [
  'start',
  'shapes',
  'forward',
  'loss',
  'gradient',
  'input gradient',
  'range',
  'one step',
  'k steps',
  'batches'
] as const

/** A stage of a review. */
export type StageName = (typeof stageNames)[number]

/** What came of a stage. */
export interface StageReport {
  readonly stage: StageName
  readonly status: 'passed' | 'failed' | 'not offered' | 'not reached'
  /** How many cases it was tried on. */
  readonly cases: number
  /** The largest difference, in units of what is allowed. */
  readonly worst: number
}

/** How a step, or several, are asked for. */
export interface Course {
  readonly optimizer: WireOptimizer
  readonly steps: number
  readonly batchSize: number
}

/** Numbers side by side. */
export interface SideBySide {
  readonly names: readonly string[]
  readonly expected: readonly number[]
  readonly got: readonly number[]
  /** What each may be off by. */
  readonly allowed: readonly number[]
}

/** A question whose answer is wrong. */
export interface Failure {
  readonly case: ReviewCase
  readonly course?: Course
  /** What was asked for. */
  readonly ability: Ability
  readonly numbers: SideBySide
  /** The number that is off by most. */
  readonly worst: number
}

/** What is wrong with a program, first of all. */
export interface Finding {
  readonly stage: StageName
  /** The smallest case that is wrong; nothing where there was no answer to compare. */
  readonly failure?: Failure
  readonly trouble?: Trouble
  /** A cause that explains all numbers, and others that explain them as well. */
  readonly causes: readonly { readonly name: string; readonly cause: string }[]
  /** What is known, whether there is a cause or not. */
  readonly known: readonly string[]
}

/** A review. */
export interface Review {
  readonly program: string
  readonly verdict: 'passed' | 'failed' | 'not reviewed'
  readonly layout: Layout
  /** What the program does by a convention other than ours. */
  readonly conventions: readonly string[]
  readonly remarks: readonly string[]
  readonly stages: readonly StageReport[]
  readonly finding?: Finding
  readonly precision: Precision
  readonly seed: number
  readonly questions: number
}

/** How near is near enough: that of 1e-13, 1e-11 or 1e-5 of the sum of magnitudes. */
export type Precision = 'exact' | 'double' | 'single'

/** The share of the offered stages that passed, before and after the first that did not. Never fails. */
export const credit = ({ stages }: Pick<Review, 'stages'>): number => {
  const offered = stages.filter(({ status }) => status !== 'not offered')
  return offered.length === 0 ? 0 : offered.filter(({ status }) => status === 'passed').length / offered.length
}

/** The name of a number that is wrong: `1.weights[0,2]`. Never fails. */
export const whereOf = ({ numbers, worst }: Failure): string => numbers.names[worst] ?? '?'
