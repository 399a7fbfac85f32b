/**
 * Recipes for the columns of a table: text becomes classes, numbers are scaled as asked.
 */
import type { Recipes } from '../preparation/preparation.ts'
import { oneHot, type Recipe } from '../preparation/recipe.ts'
import type { ColumnKind, Table } from './table.ts'

/** How the columns of numbers are scaled, and what becomes of missing values. */
export interface RecipeOptions {
  /** Of the inputs that are numbers; none when absent. */
  readonly scale?: Recipe['scale']
  /** Of the targets that are numbers; none when absent. */
  readonly targetScale?: Recipe['scale']
  /** Of the inputs; an error when absent. Classes take the mode for the mean. Targets are never filled in. */
  readonly missing?: Recipe['missing']
}

/**
 * A recipe for each column of a table: `oneHot` for text, for numbers the scale that is asked.
 *
 * Cost: O(columns). Never fails.
 *
 * @example
 * ```ts
 * import { decodeTable, recipesFor } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const table = decodeTable({ file: 'cars.csv', columns: { targets: ['mpg'] } })('mpg,weight,origin\n18,3504,USA\n')
 * assert.deepEqual(E.map(recipesFor({ scale: 'standardize' }))(table), E.right({
 *   inputs: [
 *     { as: 'number', scale: 'standardize', missing: 'error' },
 *     { as: 'classes', scale: 'none', missing: 'error' }
 *   ],
 *   targets: [{ as: 'number', scale: 'none', missing: 'error' }]
 * }))
 * ```
 */
export const recipesFor =
  ({ scale = 'none', targetScale = 'none', missing = 'error' }: RecipeOptions) =>
  ({ kinds }: Pick<Table, 'kinds'>): Recipes => ({
    inputs: kinds.inputs.map(recipeOf(scale, missing)),
    targets: kinds.targets.map(recipeOf(targetScale, 'error'))
  })

const recipeOf =
  (scale: Recipe['scale'], missing: Recipe['missing']) =>
  (kind: ColumnKind): Recipe =>
    kind === 'text' ? { ...oneHot, missing: missing === 'mean' ? 'mode' : missing } : { as: 'number', scale, missing }
