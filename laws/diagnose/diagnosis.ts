/**
 * What a diagnosis says, as data and in words.
 */

/** A possible cause of a wrong gradient. */
export interface Cause {
  /** What is done and where, in short: `slope missing: layer 1 (sigmoid)`. */
  readonly name: string
  /** What is wrong, in a sentence. */
  readonly cause: string
  /** How far its numbers are from those observed: the largest difference, relative to the largest component of its tensor. */
  readonly deviation: number
}

/** Where a gradient first differs from the right one. */
export interface Difference {
  /** For example `0.weights`, `input`. */
  readonly tensor: string
  /** The component that is off by most there: `0.weights[1,0]`. */
  readonly component: string
  readonly expected: number
  readonly got: number
}

/** What numbers say of a gradient. */
export type Diagnosis =
  /** It is right, to rounding. */
  | { readonly _tag: 'Right'; readonly deviation: number }
  /** It is wrong, and some causes have its numbers: the nearest first, of several as near the less special one. */
  | {
      readonly _tag: 'Explained'
      /** How far the right gradient is from it. */
      readonly deviation: number
      /** What the causes explain: all of it, or the parameters alone. */
      readonly by: 'gradient' | 'parameters'
      readonly causes: readonly Cause[]
    }
  /** It is wrong, and nothing that is known has its numbers. */
  | {
      readonly _tag: 'Unknown'
      readonly deviation: number
      /** What is known, in a sentence. */
      readonly known: string
      readonly first?: Difference
    }

const precisely = (deviation: number): string => (deviation === 0 ? 'exactly' : `to ${deviation.toExponential(0)}`)

/** As many causes as are told that nothing tells apart. */
const most = 3

/**
 * A diagnosis in words: `right`, what the gradient behaves like, or what is known where nothing explains it. Never fails.
 *
 * @example
 * ```ts
 * import { showDiagnosis } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.equal(showDiagnosis({ _tag: 'Right', deviation: 0 }), 'the gradient is right (exactly)')
 * ```
 */
export const showDiagnosis = (diagnosis: Diagnosis): string => {
  switch (diagnosis._tag) {
    case 'Right':
      return `the gradient is right (${precisely(diagnosis.deviation)})`
    case 'Explained':
      return diagnosis.causes
        .slice(0, most)
        .map(({ cause, deviation }) => `${cause} (${precisely(deviation)})`)
        .join('; or, as near, ')
    case 'Unknown':
      return `unknown; ${diagnosis.known}`
  }
}
