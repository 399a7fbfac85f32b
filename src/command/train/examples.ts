/**
 * From a table to the examples of a network: rows split, preparation learned on the training part, numbers of the network's sizes.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { showDataErrors } from '../../data/data-error.ts'
import { cellsUnder, misses } from '../internal/placed.ts'
import type { Column, Preparation } from '../../data/preparation/column.ts'
import { learnPreparation, type Row, type Rows } from '../../data/preparation/preparation.ts'
import type { PreparationError } from '../../data/preparation/preparation-error.ts'
import { recipesFor } from '../../data/table/recipes.ts'
import { missingValues } from '../../data/table/missing.ts'
import { usualFormat, type Table, type TableDescription } from '../../data/table/table.ts'
import { pythonRandom } from '../../random/random.ts'
import type { CommandError } from '../command-error.ts'
import { preparedRows } from '../internal/plain-example.ts'
import { countOf } from '../sizes.ts'
import type { CheckedLayer } from '../model-codec.ts'
import { optionsWrong } from '../option-values.ts'
import { showCellFault, showMisfit, type Misfit } from './data-sentences.ts'
import type { DataFacts, PartFacts, PartName } from './facts.ts'
import { checkBatchSize, type TrainOptions } from './options.ts'
import { tableLimits } from './results.ts'
import { splitRows } from './split.ts'

/** The rows of a part, each with its line. */
export interface PartRows {
  readonly name: PartName
  readonly rows: Rows
  readonly lines: readonly number[]
  /** Where each stands among the rows that are used, from 0. */
  readonly places: readonly number[]
}

const wrong = (sentence: string): CommandError => ({ _tag: 'UsageError', sentence })

/** The examples of a network, or the first thing that is wrong with them. */
const examplesFor =
  (
    options: TrainOptions,
    { inputs, outputs }: Pick<CheckedLayer, 'inputs' | 'outputs'>,
    description: TableDescription
  ) =>
  (table: Table): E.Either<CommandError, DataFacts> =>
    pipe(
      present(options, table),
      E.bindTo('kept'),
      E.bind('split', ({ kept }) => splitRows(options)(kept)(pythonRandom(options.seed))),
      E.tap(({ split: { parts } }) =>
        pipe(
          checkBatchSize(options.batchSize, parts[0].rows.length, options.data),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.bind('preparation', ({ split: { parts } }) => learned(options, table, parts[0])),
      E.tap(({ preparation }) => severalClasses(options, table, preparation)),
      E.tap(({ preparation, split: { parts } }) => {
        const misfit: Misfit = {
          file: options.data,
          model: options.model,
          table,
          preparation,
          inputs,
          outputs,
          rows: parts[0].rows.length
        }
        const fits =
          widthOf(preparation.inputs) === countOf(inputs) && widthOf(preparation.targets) === countOf(outputs)
        return fits ? E.right(undefined) : E.left(wrong(showMisfit(misfit)))
      }),
      E.bind('parts', ({ preparation, split: { parts } }) =>
        pipe(parts, RNEA.traverse(E.Applicative)(preparedPart(options, table, preparation)))
      ),
      E.map(({ kept, preparation, parts, split }) => ({
        inputNames: numberNames(preparation.inputs, table.inputNames, true),
        targetNames: numberNames(preparation.targets, table.targetNames, preparation.targets.length > 1),
        examples: parts[0].examples,
        columns: { inputs: table.inputNames, targets: table.targetNames },
        format: { ...usualFormat, ...description.format },
        preparation,
        isPlain: [...preparation.inputs, ...preparation.targets].every(isPlain),
        classes: classesOf(preparation),
        dropped: table.rows.length - kept.rows.length,
        parts: [RNEA.head(parts), ...RNEA.tail(parts)],
        random: split.random
      }))
    )

/** The same where missing values are errors unless options say what becomes of them; they are told together with what else is wrong. */
export const wholeExamplesFor =
  (options: TrainOptions, network: Pick<CheckedLayer, 'inputs' | 'outputs'>, description: TableDescription) =>
  (table: Table): E.Either<CommandError, DataFacts> => {
    const [first, ...others] = options.missing === 'error' ? missingValues(table) : []
    if (first === undefined) return examplesFor(options, network, description)(table)
    return pipe(
      examplesFor({ ...options, missing: 'drop' }, network, description)(table),
      E.match(
        error => (error._tag === 'UsageError' ? [error.sentence] : []),
        () => []
      ),
      more => E.left(wrong([showDataErrors([first, ...others]), ...more].join('\n')))
    )
  }

const isPlain = (column: Column): boolean => column._tag === 'Number' && column.offset === 0 && column.scale === 1

/** The rows that are used: those without a value missing, or with a target at least, as asked. */
const present = (
  { missing, data }: TrainOptions,
  { rows, lines }: Table
): E.Either<CommandError, Omit<PartRows, 'name'>> => {
  const isWhole = (row: Row): boolean =>
    missing === 'error' || !(misses(row, 'targets') || (missing === 'drop' && misses(row, 'inputs')))
  const kept = rows.flatMap((row, k) => (isWhole(row) ? [{ row, line: lines[k] ?? 0 }] : []))
  return pipe(
    kept,
    RNEA.fromReadonlyArray,
    E.fromOption(() =>
      wrong(
        `${data}: expected rows without missing values; got none. Take --missing mean, or fewer columns (--inputs).`
      )
    ),
    E.map(all => ({
      rows: pipe(
        all,
        RNEA.map(({ row }) => row)
      ),
      lines: all.map(({ line }) => line),
      places: all.map((_, k) => k)
    }))
  )
}

const lineOf = (lines: readonly number[], error: PreparationError): O.Option<number> =>
  error._tag === 'CellError' && error.row > 0 ? O.fromNullable(lines[error.row - 1]) : O.none

/** What the recipes learn from the training part. */
const learned = (
  { data, missing, scale, targetScale }: TrainOptions,
  table: Table,
  { rows, lines }: PartRows
): E.Either<CommandError, Preparation> =>
  pipe(
    rows,
    learnPreparation(recipesFor({ scale, targetScale, missing: missing === 'drop' ? 'error' : missing })(table)),
    E.mapLeft(error => wrong(showCellFault(data, table, 'training')(lineOf(lines, error), error)))
  )

/** One class is nothing to tell apart. */
const severalClasses = (
  { data }: TrainOptions,
  { targetNames }: Table,
  { targets }: Preparation
): E.Either<CommandError, void> => {
  const index = targets.findIndex(column => column._tag === 'Classes' && column.classes.length === 1)
  const column = targets[index]
  return column?._tag === 'Classes'
    ? E.left(
        wrong(
          `${data}, column ${targetNames[index] ?? ''}: expected at least two classes to tell apart in the training part; got ${JSON.stringify(column.classes[0])} in all of its rows. Choose other targets with --targets, or write numbers.`
        )
      )
    : E.right(undefined)
}

/** The cells that results are told with: of a row that no table shows those of its inputs are let go, and what a row lies in is for all. */
const shownCells = (index: number, row: Row): Row => ({
  inputs: index < tableLimits.rows ? cellsUnder(row, 'inputs') : [],
  targets: cellsUnder(row, 'targets')
})

/** Lets go what results are not told with, once nothing else is to be learned from the rows. */
export const shownFacts = (data: DataFacts): DataFacts => {
  const shown = (part: PartFacts): PartFacts => ({ ...part, rows: pipe(part.rows, RNEA.mapWithIndex(shownCells)) })
  const [training, ...others] = data.parts
  return { ...data, parts: [shown(training), ...others.map(shown)] }
}

/** The numbers of a part. */
const preparedPart =
  ({ data }: TrainOptions, table: Table, preparation: Preparation) =>
  (part: PartRows): E.Either<CommandError, PartFacts> =>
    pipe(
      preparedRows(preparation, part.rows),
      E.bimap(
        error => wrong(showCellFault(data, table, part.name)(lineOf(part.lines, error), error)),
        examples => ({ ...part, examples })
      )
    )

const widthOf = (columns: readonly Column[]): number =>
  columns.reduce((sum, column) => sum + (column._tag === 'Number' ? 1 : column.classes.length), 0)

/** The names of the numbers that columns become: of classes `origin = USA`, or the class alone. */
const numberNames = (columns: readonly Column[], names: readonly string[], isLong: boolean): readonly string[] =>
  columns.flatMap((column, k) =>
    column._tag === 'Number'
      ? [names[k] ?? '']
      : column.classes.map(name => (isLong ? `${names[k] ?? ''} = ${name}` : name))
  )

const classesOf = ({ targets: [first, ...others] }: Preparation): O.Option<readonly string[]> =>
  first?._tag === 'Classes' && others.length === 0 ? O.some(first.classes) : O.none
