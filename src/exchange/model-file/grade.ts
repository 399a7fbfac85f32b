/**
 * How a gradient is known, in words that files, reports and laws share.
 */
import * as t from 'io-ts'
import { known, natural, text } from '../internal/codecs.ts'

/**
 * How a derivative is known: it lies within an enclosure of the true one; an exact oracle agrees; it was met along a random direction only; nothing could be
 * said; or it is outside, by more than rounding explains.
 */
export type Grade = 'enclosed' | 'certified' | 'sampled' | 'unchecked' | 'outside'

/** From the best to the worst. */
export const grades: readonly Grade[] = Object.freeze(['enclosed', 'certified', 'sampled', 'unchecked', 'outside'])

/** How the gradient of a model that was trained is known, at its parameters. */
export interface SavedGradient {
  /** The worst of all components. */
  readonly grade: Grade
  /** Why no more is known; empty where there is nothing to say. */
  readonly reason: string
  /** On how many examples. */
  readonly examples: number
  /** The command line that finds it again; empty where there is none. */
  readonly command: string
}

/** What is known of a gradient of which nothing is said. */
export const nothingSaid: SavedGradient = Object.freeze({
  grade: 'unchecked',
  reason: 'the file does not say',
  examples: 0,
  command: ''
})

const grade = known('one of the grades enclosed, certified, sampled, unchecked and outside', (u): u is Grade =>
  grades.some(each => each === u)
)

const gradient = t.strict({ grade, reason: text, examples: natural, command: text }, 'how the gradient is known')

/** The codec of how a gradient is known; files of earlier versions do not say. */
export const gradientCodec: t.Type<SavedGradient, unknown, unknown> = new t.Type<SavedGradient, unknown, unknown>(
  gradient.name,
  gradient.is,
  (u, context) => (u === undefined ? t.success(nothingSaid) : gradient.validate(u, context)),
  gradient.encode
)

/** In a few words: `enclosed, on 4 examples`. Never fails. */
export const showGrade = ({ grade: found, reason, examples }: SavedGradient): string =>
  reason !== '' ? `${found}: ${reason}` : `${found}, on ${examples} ${examples === 1 ? 'example' : 'examples'}`
