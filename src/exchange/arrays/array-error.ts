/**
 * What can be wrong with the bytes of an array of numbers, as data, and the sentences for it.
 */

/** A fault in an array of numbers, read or to be written. */
export type ArrayError =
  /** The bytes do not begin as those of the format. */
  | { readonly _tag: 'NotThisFormat'; readonly format: 'IDX' | 'npy'; readonly got: string }
  /** The part before the numbers is wrong. */
  | {
      readonly _tag: 'WrongArrayHeader'
      readonly format: 'IDX' | 'npy'
      readonly expected: string
      readonly got: string
    }
  /** There are more or fewer bytes than the header says. */
  | {
      readonly _tag: 'WrongByteCount'
      readonly expected: number
      readonly got: number
      readonly extents: readonly number[]
    }
  /** A number that the type does not hold, or that no double holds; its place in the order of the values, from 0. */
  | { readonly _tag: 'WrongArrayNumber'; readonly index: number; readonly expected: string; readonly got: string }
  /** The extents and the numbers do not agree. */
  | { readonly _tag: 'WrongExtents'; readonly expected: string; readonly got: string }

/**
 * The error in one sentence, with its remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showArrayError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showArrayError('digits.idx')({ _tag: 'WrongByteCount', expected: 784, got: 700, extents: [1, 28, 28] }),
 *   'digits.idx: expected 784 bytes of numbers, for 1 × 28 × 28; got 700. The file is cut, or not of this kind: fetch it again.'
 * )
 * ```
 */
export const showArrayError =
  (file: string) =>
  (error: ArrayError): string => {
    switch (error._tag) {
      case 'NotThisFormat':
        return `${file}: expected a file in the format ${error.format}; got bytes that begin with ${error.got}. See whether it is another file, or is compressed (.gz).`
      case 'WrongArrayHeader':
        return `${file}: expected ${error.expected} in the header; got ${error.got}. Write the file again as ${error.format}.`
      case 'WrongByteCount':
        return `${file}: expected ${error.expected} bytes of numbers, for ${error.extents.join(' × ') || 'one number'}; got ${error.got}. The file is cut, or not of this kind: fetch it again.`
      case 'WrongArrayNumber':
        return `${file}, number ${error.index + 1}: expected ${error.expected}; got ${error.got}. Choose a type that holds it.`
      case 'WrongExtents':
        return `${file}: expected ${error.expected}; got ${error.got}. Give arrays that agree.`
    }
  }
