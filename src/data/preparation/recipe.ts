/**
 * How a column is prepared, and learning it from the cells that one trains on.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { isMissing, type Cell, type Column } from './column.ts'
import { firstFault, leastMode, momentsOf } from '../internal/moments.ts'
import type { PreparationFault } from './preparation-error.ts'

/** What is asked for a column. */
export interface Recipe {
  readonly as: 'number' | 'classes'
  /** How numbers are scaled. */
  readonly scale: 'none' | 'standardize' | 'minMax'
  /** What a missing value becomes; classes have no mean and take the mode. */
  readonly missing: 'error' | 'mean' | 'mode'
}

/** The numbers as they are. */
export const unscaled: Recipe = Object.freeze({ as: 'number', scale: 'none', missing: 'error' })

/**
 * `(x − mean) / deviation`: the mean becomes 0 and the variance 1. The deviation is the root of the mean square, as in scikit-learn's `StandardScaler`.
 */
export const standardize: Recipe = Object.freeze({ as: 'number', scale: 'standardize', missing: 'error' })

/** `(x − least) / (greatest − least)`: the values learned from lie in [0, 1]. Others may lie outside. */
export const minMax: Recipe = Object.freeze({ as: 'number', scale: 'minMax', missing: 'error' })

/** A number for each class, 1 for the one that stands there and 0 for the others; the classes are in the order of their code units. */
export const oneHot: Recipe = Object.freeze({ as: 'classes', scale: 'none', missing: 'error' })

/**
 * The recipe, missing values filled in: by the mean, or by the mode (the most frequent value, of equally frequent ones the least).
 *
 * They are filled in before the scale is learned. Never fails.
 *
 * @example
 * ```ts
 * import { imputed, standardize } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(imputed('mean')(standardize), { as: 'number', scale: 'standardize', missing: 'mean' })
 * ```
 */
export const imputed =
  (missing: 'mean' | 'mode') =>
  (recipe: Recipe): Recipe =>
    Object.freeze({ ...recipe, missing })

/** A fault, with the index of the cell that has it, −1 for the column as a whole. */
export type ColumnFault = { readonly index: number; readonly fault: PreparationFault }

/**
 * What a recipe learns from the cells of a column.
 *
 * A column of numbers that are all equal gets the scale 1 and is marked as constant. Cost: linear, for classes O(m·log m). Errors: the first fault.
 */
export const learnColumn =
  (recipe: Recipe) =>
  (cells: readonly Cell[]): E.Either<ColumnFault, Column> => {
    const missing = cells.findIndex(isMissing)
    return cells.every(isMissing)
      ? E.left({ index: -1, fault: { _tag: 'AllMissing' } })
      : recipe.missing === 'error' && missing !== -1
        ? E.left({ index: missing, fault: { _tag: 'Missing' } })
        : recipe.as === 'classes'
          ? E.right(classesOf(recipe, cells))
          : numbersOf(recipe, cells)
  }

const classesOf = ({ missing }: Recipe, cells: readonly Cell[]): Column => {
  const names = cells.filter(cell => !isMissing(cell)).map(String)
  return Object.freeze({
    _tag: 'Classes',
    fill: missing === 'error' ? null : leastMode(names),
    classes: Object.freeze([...new Set(names)].toSorted())
  })
}

const numbersOf = ({ scale, missing }: Recipe, cells: readonly Cell[]): E.Either<ColumnFault, Column> =>
  pipe(
    firstFault(cells),
    E.map((numbers): Numbers => {
      const present = numbers.filter(number => !Number.isNaN(number))
      const fill = missing === 'error' ? null : missing === 'mean' ? momentsOf(present).mean : leastMode(present)
      const { mean, deviation, least, greatest } = momentsOf(
        numbers.map(x => (Number.isNaN(x) && fill !== null ? fill : x))
      )
      const constant = least === greatest
      const offset = scale === 'none' ? 0 : scale === 'minMax' || constant ? least : mean
      const width = scale === 'none' || constant ? 1 : scale === 'minMax' ? greatest - least : deviation
      return { fill, offset, scale: width, constant }
    }),
    E.flatMap((numbers): E.Either<ColumnFault, Column> =>
      isBounded(numbers)
        ? E.right(Object.freeze({ _tag: 'Number', ...numbers }))
        : E.left({ index: -1, fault: { _tag: 'TooLarge' } })
    )
  )

type Numbers = {
  readonly fill: number | null
  readonly offset: number
  readonly scale: number
  readonly constant: boolean
}

const isBounded = ({ fill, offset, scale }: Numbers): boolean =>
  Number.isFinite(fill ?? 0) && Number.isFinite(offset) && Number.isFinite(scale) && scale > 0
