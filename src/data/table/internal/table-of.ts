import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { DataError, Sizes } from '../../data-error.ts'
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
  for (let column = 0; column < grid.columns; column++) {
    let found: DataError | null = null
    const add = (error: DataError): void => {
      if (error._tag === 'OtherDecimal') found ??= error
    }
    inspect(grid, column, names[column]!, format, false, { add, or: E.right })
    if (found !== null) return found
  }
  return null
}

/** How many numbers a column becomes: one, or one for each class. */
const widthOf = (grid: Grid, { kind, cell }: Inspected): number => {
  if (kind === 'number') return 1
  const classes = new Set<unknown>()
  for (let row = 0; row < grid.rows; row++) classes.add(cell(row))
  classes.delete(null)
  return classes.size
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
  const seen = new Map<number, Inspected>()
  const look = (column: number): Inspected => {
    const known = seen.get(column)
    if (known !== undefined) return known
    const found = inspect(grid, column, names[column]!, format, asClasses.right.includes(column), errors)
    seen.set(column, found)
    return found
  }
  if (chosen.right !== null) {
    const { inputs, targets } = chosen.right
    for (const column of [...inputs, ...targets]) look(column)
    return pipe(
      errors.or(chosen.right),
      E.flatMap(columns => (sizes === undefined ? E.right(columns) : fits(columns, sizes))),
      E.map(build)
    )
  }
  if (sizes === undefined) return E.left([{ _tag: 'ColumnsNotChosen', file, names: named(names) }])
  const all = names.map((_, column) => column)
  for (const column of all) look(column)
  return pipe(
    errors.or(null),
    E.flatMap(() => {
      const widths = all.map(column => widthOf(grid, look(column)))
      const middle = upTo(widths, 0, sizes.inputs)
      const targets = all.slice(middle)
      const odd = names.slice(0, middle).find(name => isTarget.test(name))
      return odd === undefined || targets.some(column => isTarget.test(names[column]!))
        ? fits({ inputs: all.slice(0, middle), targets, others: [] }, sizes)
        : E.left<NonEmptyArray<DataError>>([
            { _tag: 'LooksLikeTarget', file, name: odd, targets: targets.map(column => named(names)[column]!) }
          ])
    }),
    E.map(build)
  )

  function fits(chosen: ChosenColumns, sizes: Sizes): Decoded<ChosenColumns> {
    const widths = (columns: readonly number[]): readonly ColumnWidth[] =>
      columns.map(column => ({ name: named(names)[column]!, numbers: widthOf(grid, look(column)) }))
    const [inputs, targets] = [widths(chosen.inputs), widths(chosen.targets)]
    const sum = (columns: readonly ColumnWidth[]): number => columns.reduce((all, { numbers }) => all + numbers, 0)
    return sum(inputs) === sizes.inputs && sum(targets) === sizes.outputs
      ? E.right(chosen)
      : E.left([{ _tag: 'WrongWidths', file, sizes, inputs, targets }])
  }

  function build({ inputs, targets, others }: ChosenColumns): Table {
    const [ins, outs] = [inputs.map(look), targets.map(look)]
    const rows = Array.from({ length: grid.rows }, (_, row): Row => ({
      inputs: ins.map(({ cell }) => cell(row)),
      targets: outs.map(({ cell }) => cell(row))
    }))
    return {
      file,
      inputNames: inputs.map((column, k) => names[column]! || `x${k + 1}`),
      targetNames: targets.map((column, k) => names[column]! || (targets.length === 1 ? 'y' : `y${k + 1}`)),
      otherNames: others.map(column => named(names)[column]!),
      kinds: { inputs: ins.map(({ kind }) => kind), targets: outs.map(({ kind }) => kind) },
      // proof: a grid has at least one row of data
      rows: rows as unknown as ReadonlyNonEmptyArray<Row>,
      others: rows.map((_, row) => others.map(column => grid.text(row, column))),
      lines: rows.map((_, row) => grid.line(row))
    }
  }
}

/** The names, that of a column without one its position. */
const named = (names: readonly string[]): readonly string[] => names.map((name, k) => name || `column ${k + 1}`)
