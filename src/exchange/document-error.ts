/**
 * What can be wrong with a saved model or a saved state, as data, and the sentences for it.
 */
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'

/** What is wrong with a document. Paths are those of the file: `network.inputs`, `parameters.0.weights.2.1`. */
export type DocumentError =
  | {
      /** No JSON: often a file that was cut off. Line and column are counted from 1. */
      readonly _tag: 'BrokenJson'
      readonly line: number
      readonly column: number
      readonly expected: string
      readonly got: string
    }
  | {
      /** Another kind of file, or another version of this kind. */
      readonly _tag: 'OtherFormat'
      readonly expected: readonly string[]
      readonly got: string
    }
  | {
      /** A value of the wrong form. */
      readonly _tag: 'WrongValue'
      readonly path: string
      readonly expected: string
      readonly got: string
    }
  | {
      /** Another network than the one that it is decoded for. */
      readonly _tag: 'OtherNetwork'
      readonly path: string
      readonly expected: string
      readonly got: string
    }
  | {
      /** Another optimizer than the one that it is decoded for. */
      readonly _tag: 'OtherOptimizer'
      readonly path: string
      readonly expected: string
      readonly got: string
    }
  | {
      /** A number that a model cannot have: NaN or infinite. */
      readonly _tag: 'NotFinite'
      readonly path: string
      readonly got: string
    }
  | {
      /** The equation is not in the file, for a part of the network could not be read. */
      readonly _tag: 'NoEquation'
      readonly reason: string
      readonly module: string
    }
  | { readonly _tag: 'More'; readonly count: number }

/** All that is wrong, at most ten, then how many more. */
export type DocumentErrors = NonEmptyArray<DocumentError>

const remedies = {
  WrongValue: 'Take the file as it was written, or correct it there.',
  OtherNetwork: 'Give the network that was saved, or the file of this one.',
  OtherOptimizer: 'Go on with the optimizer that was saved, or begin anew.'
} as const

const listed = (formats: readonly string[]): string => formats.map(format => JSON.stringify(format)).join(' or ')

/**
 * The error in a sentence: where, what was expected, what came, and the remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showDocumentError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showDocumentError({ _tag: 'NotFinite', path: 'parameters.0.bias.1', got: 'NaN' }),
 *   'parameters.0.bias.1: expected a finite number; got NaN. Train again with a smaller learning rate, or save an earlier epoch.'
 * )
 * ```
 */
export const showDocumentError = (error: DocumentError): string => {
  switch (error._tag) {
    case 'BrokenJson':
      return `line ${error.line}, column ${error.column}: expected ${error.expected}; got ${error.got}. The file is no JSON, perhaps cut off: take a whole copy of it.`
    case 'OtherFormat':
      return `format: expected ${listed(error.expected)}; got ${error.got}. Take a file of this kind, or the version of lawgrad that reads it.`
    case 'WrongValue':
    case 'OtherNetwork':
    case 'OtherOptimizer':
      return `${error.path === '' ? 'the file' : error.path}: expected ${error.expected}; got ${error.got}. ${remedies[error._tag]}`
    case 'NotFinite':
      return `${error.path}: expected a finite number; got ${error.got}. Train again with a smaller learning rate, or save an earlier epoch.`
    case 'NoEquation':
      return `equations: expected the equation of the network; got none, for ${error.reason}. Give the network itself, as the module exports it (${error.module}).`
    case 'More':
      return `and ${error.count} more ${error.count === 1 ? 'error' : 'errors'}.`
  }
}

/** The errors, each on a line. Never fails. */
export const showDocumentErrors = (errors: DocumentErrors): string => errors.map(showDocumentError).join('\n')
