/**
 * Tables from arrays of numbers: the first index counts the examples.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Table } from '../../data/table/table.ts'
import type { ArrayError } from './array-error.ts'
import { rowsOfValues } from './internal/rows.ts'
import { countOf, type NumberArray } from './number-array.ts'

/** Inputs and targets of the same examples, such as images and their labels. */
export interface ArrayPair {
  readonly inputs: NumberArray
  readonly targets: NumberArray
  /** Whether the targets are names of classes. */
  readonly classes: boolean
}

/**
 * The table of a pair of arrays; what follows the first index is a column for each number, row-major, NaN a missing value.
 *
 * Shapes: inputs m × …, targets m or m × …. Cost: linear. Errors: no example, or not as many targets as inputs.
 *
 * @example
 * ```ts
 * import { tableOfArrays } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const images = { type: 'uint8', extents: [2, 1, 2], values: [0, 255, 255, 0] } as const
 * const labels = { type: 'uint8', extents: [2], values: [7, 3] } as const
 * const table = tableOfArrays('digits')({ inputs: images, targets: labels, classes: true })
 * assert.ok(E.isRight(table))
 * assert.deepEqual(table.right.rows, [
 *   { inputs: [0, 255], targets: ['7'] },
 *   { inputs: [255, 0], targets: ['3'] }
 * ])
 * ```
 */
export const tableOfArrays =
  (file: string) =>
  ({ inputs, targets, classes }: ArrayPair): E.Either<ArrayError, Table> => {
    const [count = 1, ...extents] = inputs.extents
    const [labels = 1, ...others] = targets.extents
    const [width, outputs] = [countOf(extents), countOf(others)]
    return count === 0 || count !== labels
      ? E.left({
          _tag: 'WrongExtents',
          expected: count === 0 ? 'at least one example' : `${count} targets, one for each input`,
          got: String(labels)
        })
      : E.right({
          file,
          inputNames: Array.from({ length: width }, (_, k) => `x${k + 1}`),
          targetNames: Array.from({ length: outputs }, (_, k) => (outputs === 1 ? 'y' : `y${k + 1}`)),
          otherNames: [],
          kinds: {
            inputs: Array.from({ length: width }, () => 'number'),
            targets: Array.from({ length: outputs }, () => (classes ? 'text' : 'number'))
          },
          rows: rowsOfValues(
            count,
            { values: inputs.values, width },
            { values: targets.values, width: outputs, areClasses: classes }
          ),
          others: Array.from({ length: count }, () => []),
          lines: Array.from({ length: count }, (_, k) => k + 1)
        })
  }
