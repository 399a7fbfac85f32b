import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { DataError, Sizes } from '../../data-error.ts'
import { placedRows } from '../../internal/placed.ts'
import type { Row } from '../../preparation/preparation.ts'
import { chooseColumns, findColumns, type ChosenColumns } from '../columns.ts'
import { usualFormat, type Table, type TableDescription, type TableFormat } from '../table.ts'
import type { ColumnWidth } from '../table-error.ts'
import { errorsOf } from './errors.ts'
import type { Grid } from './grid.ts'
import { inspect, type Inspected } from './inspect.ts'

/** The rows of data, at least one, and the names of the columns. */
export interface NamedGrid {
  readonly names: readonly string[]
  readonly grid: Grid
}

type Decoded<A> = E.Either<NonEmptyArray<DataError>, A>

/** The first column whose numbers have the decimal mark that was not asked for. */
export const otherDecimal = ({ names, grid }: NamedGrid, format: TableFormat): DataError | null => {
  let found: DataError | null = null
  const add = (error: DataError): void => {
    if (error._tag === 'OtherDecimal') found ??= error
  }
  const all = names.map((_, column) => column)
  inspect(grid, all, names, format, [], { add, or: E.right })
  return found
}

/** The columns up to the one with which a sum of widths is reached. */
const upTo = (widths: readonly number[], from: number, sum: number): number => {
  let [column, left] = [from, sum]
  while (column < widths.length && left > 0) left -= widths[column++]!
  return column
}

/** What people call what is to be predicted. */
const isTarget = /^(?:class|classes|label|labels|target|targets|species|outcome)$/iu

/** The table of a grid. */
export const tableOf = (
  { names, grid }: NamedGrid,
  { file, format: given, columns = {}, classes = [] }: TableDescription,
  sizes?: Sizes
): Decoded<Table> => {
  const format: TableFormat = { ...usualFormat, ...given }
  const chosen = chooseColumns(file, columns)(names)
  const asClasses = findColumns(file, names)(classes)
  if (E.isLeft(chosen)) return chosen
  if (E.isLeft(asClasses)) return asClasses
  const errors = errorsOf(file)
  const look = (columns: readonly number[]): Inspected => inspect(grid, columns, names, format, asClasses.right, errors)
  if (chosen.right !== null) {
    const columns = chosen.right
    const seen = look([...columns.inputs, ...columns.targets])
    return pipe(
      errors.or(columns),
      E.flatMap(() => (sizes === undefined ? E.right(columns) : fits(columns, seen, sizes))),
      E.map(found => build(found, seen))
    )
  }
  if (sizes === undefined) return E.left([{ _tag: 'ColumnsNotChosen', file, names: named(names) }])
  const all = names.map((_, column) => column)
  const seen = look(all)
  return pipe(
    errors.or(null),
    E.flatMap(() => {
      const middle = upTo(widthsOf(seen), 0, sizes.inputs)
      const targets = all.slice(middle)
      const odd = names.slice(0, middle).find(name => isTarget.test(name))
      return odd === undefined || targets.some(column => isTarget.test(names[column]!))
        ? fits({ inputs: all.slice(0, middle), targets, others: [] }, seen, sizes)
        : E.left<NonEmptyArray<DataError>>([
            { _tag: 'LooksLikeTarget', file, name: odd, targets: targets.map(column => nameAt(names, column)) }
          ])
    }),
    E.map(found => build(found, seen))
  )

  function fits(chosen: ChosenColumns, seen: Inspected, sizes: Sizes): Decoded<ChosenColumns> {
    const numbers = widthsOf(seen)
    const widths = (columns: readonly number[], from: number): readonly ColumnWidth[] =>
      columns.map((column, k) => ({ name: nameAt(names, column), numbers: numbers[from + k]! }))
    const [inputs, targets] = [widths(chosen.inputs, 0), widths(chosen.targets, chosen.inputs.length)]
    const sum = (columns: readonly ColumnWidth[]): number => columns.reduce((all, { numbers }) => all + numbers, 0)
    return sum(inputs) === sizes.inputs && sum(targets) === sizes.outputs
      ? E.right(chosen)
      : E.left([{ _tag: 'WrongWidths', file, sizes, inputs, targets }])
  }

  /** What was seen are the columns of inputs, then those of targets. */
  function build({ inputs, targets, others }: ChosenColumns, { kinds, cells }: Inspected): Table {
    const rows = placedRows(cells, grid.rows, inputs.length)
    return {
      file,
      inputNames: inputs.map((column, k) => names[column]! || `x${k + 1}`),
      targetNames: targets.map((column, k) => names[column]! || (targets.length === 1 ? 'y' : `y${k + 1}`)),
      otherNames: others.map(column => nameAt(names, column)),
      kinds: { inputs: kinds.slice(0, inputs.length), targets: kinds.slice(inputs.length) },
      // proof: a grid has at least one row of data
      rows: rows as unknown as ReadonlyNonEmptyArray<Row>,
      others: rows.map((_, row) => others.map(column => grid.text(row, column))),
      lines: rows.map((_, row) => grid.line(row))
    }
  }
}

/** How many numbers each column becomes: one, or one for each class. */
const widthsOf = ({ cells: { texts } }: Inspected): readonly number[] => texts.map(known => known?.length ?? 1)

/** The name of a column, of one without its position. */
const nameAt = (names: readonly string[], column: number): string => names[column] || `column ${column + 1}`

const named = (names: readonly string[]): readonly string[] => names.map((_, k) => nameAt(names, k))
