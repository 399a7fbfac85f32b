/**
 * Preparation of data: learned on the examples that one trains on, then applied to every row, those of a prediction too.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Dimension } from '../../dimension/dimension.ts'
import type { Size } from '../../dimension/size.ts'
import { vectorBy } from '../../tensor/tensor.ts'
import type { Batch, Example } from '../batch.ts'
import { batchOf } from '../internal/batch.ts'
import { componentsOf, withComponents } from '../internal/components.ts'
import { cellsUnder, columnUnder, widthUnder } from '../internal/placed.ts'
import { restoreCell, widthOf, type Cell, type Column, type Preparation } from './column.ts'
import { preparedNumbers } from './internal/prepared.ts'
import type { PreparationError } from './preparation-error.ts'
import { learnColumn, unscaled, type Recipe } from './recipe.ts'

/** An example as it came: its cells under the columns of inputs and targets. */
export interface Row {
  readonly inputs: readonly Cell[]
  readonly targets: readonly Cell[]
}

/** At least one row. */
export type Rows = RNEA.ReadonlyNonEmptyArray<Row>

/** A recipe for all columns, or one for each. */
export interface Recipes {
  readonly inputs: Recipe | readonly Recipe[]
  readonly targets: Recipe | readonly Recipe[]
}

type Side = 'inputs' | 'targets'

const isOne = (recipe: Recipe | readonly Recipe[]): recipe is Recipe => 'as' in recipe

const wrongWidth = (of: Side, what: 'columns' | 'numbers', expected: number, got: number): PreparationError => ({
  _tag: 'WrongWidth',
  of,
  what,
  expected,
  got
})

/** Nothing, or the error that a row or a network is not as wide as it must be. */
const asWide = (
  of: Side,
  what: 'columns' | 'numbers',
  expected: number,
  got: number
): E.Either<PreparationError, void> =>
  got === expected ? E.right(undefined) : E.left(wrongWidth(of, what, expected, got))

/**
 * What recipes learn from rows: give the rows that you train on, and no others, or the test is no test.
 *
 * Cost: linear, for classes O(m·log m). Errors: rows of unequal width, a missing value without a recipe for it, a text among numbers; the first one, column by
 * column, with its row. Laws: a column of numbers that are all equal is marked, and never divided by 0; the order of the rows does not matter, but
 * for rounding. Source: the formulas are those of scikit-learn's `StandardScaler`, `MinMaxScaler`, `OneHotEncoder` and `SimpleImputer`.
 *
 * @example
 * ```ts
 * import { learnPreparation, oneHot, prepareRows, standardize, type Rows } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const rows: Rows = [
 *   { inputs: [1], targets: ['red'] },
 *   { inputs: [3], targets: ['blue'] }
 * ]
 * const prepared = pipe(
 *   rows,
 *   learnPreparation({ inputs: standardize, targets: oneHot }),
 *   E.flatMap(preparation => prepareRows(preparation, 1, 2)(rows)),
 *   E.map(({ examples }) => examples.map(({ input, target }) => [[...input], [...target]]))
 * )
 * assert.deepEqual(prepared, E.right([[[-1], [0, 1]], [[1], [1, 0]]])) // blue, red
 * ```
 */
export const learnPreparation =
  (recipes: Recipes) =>
  (rows: Rows): E.Either<PreparationError, Preparation> => {
    const side = (of: Side): E.Either<PreparationError, readonly Column[]> => {
      const [asked, width] = [recipes[of], widthUnder(rows[0], of)]
      const odd = rows.find(row => widthUnder(row, of) !== width) ?? rows[0]
      return pipe(
        asWide(of, 'columns', width, widthUnder(odd, of)),
        E.flatMap(() => (isOne(asked) ? E.right(undefined) : asWide(of, 'columns', asked.length, width))),
        E.flatMap(() =>
          pipe(
            RA.makeBy(width, index => index),
            E.traverseReadonlyArrayWithIndex(index =>
              pipe(
                columnUnder(rows, of, index),
                learnColumn(isOne(asked) ? asked : (asked[index] ?? unscaled)),
                E.mapLeft((found): PreparationError => ({
                  _tag: 'CellError',
                  of,
                  row: found.index + 1,
                  column: index + 1,
                  fault: found.fault
                }))
              )
            )
          )
        ),
        E.map(columns => Object.freeze(columns))
      )
    }
    return pipe(
      E.Do,
      E.apS('inputs', side('inputs')),
      E.apS('targets', side('targets')),
      E.map(preparation => Object.freeze(preparation))
    )
  }

/**
 * The numbers that a network is given for the cells of a row: the inputs of a prediction, or the targets.
 *
 * Cost: O(numbers). Errors: another number of cells than was learned, a fault of a cell; `row` is the number that errors tell, from 1.
 *
 * @example
 * ```ts
 * import { prepareCells } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const learned = { inputs: [{ _tag: 'Number', fill: null, offset: 10, scale: 2, constant: false }], targets: [] } as const
 * assert.deepEqual(prepareCells(learned, 'inputs')([14]), E.right([2]))
 * ```
 */
export const prepareCells =
  (preparation: Preparation, of: Side, row = 1) =>
  (cells: readonly Cell[]): E.Either<PreparationError, readonly number[]> =>
    pipe(
      asWide(of, 'columns', preparation[of].length, cells.length),
      E.flatMap(() =>
        pipe(
          preparedNumbers(preparation[of], cells),
          E.mapLeft(({ index, fault }): PreparationError => ({ _tag: 'CellError', of, row, column: index + 1, fault }))
        )
      )
    )

/** How many numbers the columns of inputs or targets become: the size of the network there. Never fails. */
export const preparedWidth = (preparation: Preparation, of: Side): number =>
  preparation[of].reduce((sum, column) => sum + widthOf(column), 0)

/**
 * The batch of rows, prepared; the sizes are those of the network.
 *
 * Shapes: `Dimension<I>`, `Dimension<O>` → rows → `Batch<I, O>`. Cost: linear. Errors: sizes that are not `preparedWidth`; the first fault of a row.
 */
export const prepareRows =
  <const I extends number, const O extends number>(
    preparation: Preparation,
    inputs: Dimension<I>,
    outputs: Dimension<O>
  ) =>
  (rows: Rows): E.Either<PreparationError, Batch<I, O>> =>
    pipe(
      asWide('inputs', 'numbers', preparedWidth(preparation, 'inputs'), Number(inputs)),
      E.flatMap(() => asWide('targets', 'numbers', preparedWidth(preparation, 'targets'), Number(outputs))),
      E.flatMap(() =>
        pipe(
          rows,
          E.traverseReadonlyNonEmptyArrayWithIndex((index, row: Row) =>
            pipe(
              E.Do,
              E.apS('x', prepareCells(preparation, 'inputs', index + 1)(cellsUnder(row, 'inputs'))),
              E.apS('y', prepareCells(preparation, 'targets', index + 1)(cellsUnder(row, 'targets'))),
              E.map(({ x, y }): Example<I, O> => ({
                input: vectorBy<I>(inputs)(i => x[i] ?? NaN),
                target: vectorBy<O>(outputs)(j => y[j] ?? NaN)
              }))
            )
          )
        )
      ),
      E.map(examples => batchOf<I, O>(examples))
    )

/** The rows of a batch: a column for each component, NaN for a missing value. Never fails. */
export const rowsOf = <I extends Size, O extends Size>({ examples }: Batch<I, O>): Rows =>
  pipe(
    examples,
    RNEA.map(({ input, target }: Example<I, O>) => ({ inputs: componentsOf(input), targets: componentsOf(target) }))
  )

/**
 * The batch, prepared component by component, its sizes unchanged. Shapes: `Batch<I, O>` → `Batch<I, O>`.
 *
 * Cost: linear. Errors: a preparation of another number of columns, or one with classes; the first fault of an example.
 *
 * @example
 * ```ts
 * import { batch, learnPreparation, minMax, prepareBatch, rowsOf, unscaled, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const train = batch([
 *   { input: vector([10]), target: vector([1]) },
 *   { input: vector([30]), target: vector([0]) }
 * ])
 * const test = batch([{ input: vector([20]), target: vector([1]) }])
 * const prepared = pipe(
 *   rowsOf(train),
 *   learnPreparation({ inputs: minMax, targets: unscaled }),
 *   E.flatMap(preparation => prepareBatch(preparation)(test)),
 *   E.map(({ examples }) => [...examples[0].input])
 * )
 * assert.deepEqual(prepared, E.right([0.5]))
 * ```
 */
export const prepareBatch =
  (preparation: Preparation) =>
  <I extends Size, O extends Size>(given: Batch<I, O>): E.Either<PreparationError, Batch<I, O>> =>
    pipe(
      given.examples,
      E.traverseReadonlyNonEmptyArrayWithIndex((index, { input, target }: Example<I, O>) => {
        const [x, y] = [componentsOf(input), componentsOf(target)]
        return pipe(
          E.Do,
          E.bind('x', () => pipe(x, prepareCells(preparation, 'inputs', index + 1))),
          E.bind('y', () => pipe(y, prepareCells(preparation, 'targets', index + 1))),
          E.tap(prepared => asWide('inputs', 'numbers', prepared.x.length, x.length)),
          E.tap(prepared => asWide('targets', 'numbers', prepared.y.length, y.length)),
          E.map(prepared => ({
            input: withComponents(input, prepared.x),
            target: withComponents(target, prepared.y)
          }))
        )
      }),
      E.map(examples => batchOf<I, O>(examples))
    )

/**
 * The targets that a prediction stands for: numbers unscaled, of classes the name of the largest, the first of equal ones.
 *
 * Cost: O(numbers). Never fails: `null` stands where a number is NaN or missing. Laws: restored after prepared, a class is itself and a number is
 * itself, but for two roundings.
 *
 * @example
 * ```ts
 * import { restoreTargets } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const learned = {
 *   inputs: [],
 *   targets: [
 *     { _tag: 'Number', fill: null, offset: 10, scale: 2, constant: false },
 *     { _tag: 'Classes', fill: null, classes: ['cat', 'dog'] }
 *   ]
 * } as const
 * assert.deepEqual(restoreTargets(learned)([1.5, 0.25, 0.75]), [13, 'dog'])
 * ```
 */
export const restoreTargets =
  ({ targets }: Preparation) =>
  (prediction: readonly number[]): readonly Cell[] => {
    const starts = RA.scanLeft(0, (start: number, column: Column) => start + widthOf(column))(targets)
    return targets.map((column, k) => restoreCell(column)(prediction.slice(starts[k], starts[k + 1])))
  }
