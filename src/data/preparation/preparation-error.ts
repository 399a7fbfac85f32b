/**
 * What can be wrong with data that is to be prepared, as data, and the sentences for it.
 */

/** What is wrong with a cell, or with a column when nothing can be learned from it. */
export type PreparationFault =
  | { readonly _tag: 'Missing' }
  | { readonly _tag: 'NoNumber'; readonly got: number | string }
  | { readonly _tag: 'UnknownClass'; readonly got: string; readonly classes: readonly string[] }
  | { readonly _tag: 'AllMissing' }
  | { readonly _tag: 'TooLarge' }

/** A fault and its place, both counted from 1; the row 0 is the column as a whole. */
export type CellError = {
  readonly _tag: 'CellError'
  readonly of: 'inputs' | 'targets'
  readonly row: number
  readonly column: number
  readonly fault: PreparationFault
}

/** A fault of a cell, or a row or a network of another width than was learned. */
export type PreparationError =
  | CellError
  | {
      readonly _tag: 'WrongWidth'
      readonly of: 'inputs' | 'targets'
      readonly what: 'columns' | 'numbers'
      readonly expected: number
      readonly got: number
    }

const sentence = (fault: PreparationFault): string => {
  switch (fault._tag) {
    case 'Missing':
      return `expected a value; got none. Remove the row, or learn what to fill in: imputed('mean') or imputed('mode').`
    case 'NoNumber':
      return typeof fault.got === 'string'
        ? `expected a number; got ${JSON.stringify(fault.got)}. Take the column as classes (oneHot), or correct the cell.`
        : `expected a finite number; got ${fault.got}. Correct the cell, or remove the row.`
    case 'UnknownClass':
      return `expected one of the classes ${fault.classes.slice(0, 8).join(', ')}${fault.classes.length > 8 ? ', …' : ''}; got ${JSON.stringify(fault.got)}. Correct the cell, or learn the classes from rows that have it.`
    case 'AllMissing':
      return 'expected at least one value to learn from; got none. Remove the column.'
    case 'TooLarge':
      return 'expected numbers whose mean and spread are doubles; got numbers beyond. Divide the column by a power of ten.'
  }
}

/**
 * The error in a sentence, with its remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showPreparationError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showPreparationError({ _tag: 'CellError', of: 'inputs', row: 3, column: 2, fault: { _tag: 'NoNumber', got: 'red' } }),
 *   'Row 3, column 2 of the inputs: expected a number; got "red". Take the column as classes (oneHot), or correct the cell.'
 * )
 * ```
 */
export const showPreparationError = (error: PreparationError): string =>
  error._tag === 'WrongWidth'
    ? `The ${error.of}: expected ${error.expected} ${error.what}; got ${error.got}. ${
        error.what === 'columns'
          ? 'Give the columns that the preparation was learned from.'
          : 'Give the network this size, or prepare other columns.'
      }`
    : `${error.row === 0 ? 'Column' : `Row ${error.row}, column`} ${error.column} of the ${error.of}: ${sentence(error.fault)}`
