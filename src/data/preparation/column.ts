/**
 * What has been learned about a column, as plain data that a file can hold, and its use: from a cell to numbers and back.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { PreparationFault } from './preparation-error.ts'

/** What stands in a row under a column; `null` and NaN are a missing value. */
export type Cell = number | string | null

/** A column of numbers: x becomes `(x − offset) / scale`. */
export interface NumberColumn {
  readonly _tag: 'Number'
  /** What a missing value is taken for; `null` where missing values are errors. */
  readonly fill: number | null
  readonly offset: number
  /** Above 0. */
  readonly scale: number
  /** Whether all values that it was learned from were equal: scaled, they are 0, and tell nothing. */
  readonly constant: boolean
}

/** A column of names: the class k becomes 1 at the place k and 0 elsewhere. */
export interface ClassColumn {
  readonly _tag: 'Classes'
  readonly fill: string | null
  /** The names, in the order of their places; at least one. */
  readonly classes: readonly string[]
}

/** What has been learned about a column. */
export type Column = NumberColumn | ClassColumn

/** What has been learned about all columns, on the examples that one trains on. */
export interface Preparation {
  readonly inputs: readonly Column[]
  readonly targets: readonly Column[]
}

/** Made when a preparation is first read or written, as a start should not wait for it. */
const preparation = (): t.Type<Preparation, unknown> => {
  const finite = t.refinement(t.number, Number.isFinite, 'a finite number')
  const positive = t.refinement(finite, number => number > 0, 'a finite number above 0')
  const distinct = t.refinement(
    t.readonlyArray(t.string),
    names => names.length > 0 && new Set(names).size === names.length,
    'distinct names, at least one'
  )

  const numberColumn = t.readonly(
    t.strict({
      _tag: t.literal('Number'),
      fill: t.union([finite, t.null]),
      offset: finite,
      scale: positive,
      constant: t.boolean
    })
  )

  const classColumn = t.refinement(
    t.readonly(t.strict({ _tag: t.literal('Classes'), fill: t.union([t.string, t.null]), classes: distinct })),
    ({ fill, classes }) => fill === null || classes.includes(fill),
    'classes, the one for missing values among them'
  )

  const columns = t.readonlyArray(
    t.union([numberColumn, classColumn], 'a column, its _tag Number or Classes'),
    'a list of columns'
  )
  return t.readonly(t.strict({ inputs: columns, targets: columns }))
}

/**
 * The codec of preparations, for files: plain JSON, its numbers finite, scales above 0, names distinct.
 *
 * Errors: everything else. Laws: decoding what was encoded gives an equal preparation, after a round trip through JSON too.
 *
 * @example
 * ```ts
 * import { preparationCodec } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const column = { _tag: 'Number', fill: null, offset: 2, scale: 0, constant: false }
 * assert.equal(E.isLeft(preparationCodec.decode({ inputs: [column], targets: [] })), true) // a scale of 0
 * ```
 */
export const preparationCodec: t.Type<Preparation, unknown> = t.recursion('a preparation', preparation)

/** How many numbers a cell of the column becomes. */
export const widthOf = (column: Column): number => (column._tag === 'Number' ? 1 : column.classes.length)

/** Whether nothing stands in a cell. */
export const isMissing = (cell: Cell): cell is null => cell === null || Number.isNaN(cell)

/**
 * The numbers of a cell. Cost: O(classes). Errors: a missing value without a fill, a text among numbers, an infinite number, a class that was
 * not learned.
 */
export const prepareCell =
  (column: Column) =>
  (cell: Cell): E.Either<PreparationFault, readonly number[]> => {
    const known = isMissing(cell) ? column.fill : cell
    return known === null
      ? E.left({ _tag: 'Missing' })
      : column._tag === 'Number'
        ? typeof known === 'string' || !Number.isFinite(known)
          ? E.left({ _tag: 'NoNumber', got: known })
          : E.right([(known - column.offset) / column.scale])
        : column.classes.includes(String(known))
          ? E.right(column.classes.map(name => (name === String(known) ? 1 : 0)))
          : E.left({ _tag: 'UnknownClass', got: String(known), classes: column.classes })
  }

/**
 * The cell of numbers: a number unscaled, of classes the name whose number is largest, the first of equal ones; `null` where a number is NaN or none is there.
 */
export const restoreCell =
  (column: Column) =>
  (numbers: readonly number[]): Cell => {
    const first = numbers[0] ?? NaN
    return numbers.some(Number.isNaN) || Number.isNaN(first)
      ? null
      : column._tag === 'Number'
        ? first * column.scale + column.offset
        : (column.classes[numbers.indexOf(numbers.reduce((a, b) => Math.max(a, b)))] ?? null)
  }
