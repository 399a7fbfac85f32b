/**
 * Rows that lie in one buffer, for tables are large: a cell as a number is eight bytes there, and two or three times as many in arrays of its own. To whoever
 * reads such a row it is a row as any other, whose arrays are made when they are first asked for; what is told of rows here does not ask for them.
 */
import type { Cell } from '../preparation/column.ts'
import { isMissing } from '../preparation/column.ts'
import type { Row } from '../preparation/preparation.ts'

/** Cells of rows, row after row: a text as its place among those of its column, NaN where nothing stands. */
export interface Cells {
  readonly numbers: Float64Array
  /** The number of cells in a row: of inputs, then of targets. */
  readonly width: number
  /** The texts of columns, each once; none of a column of numbers. */
  readonly texts: readonly (readonly string[] | null)[]
}

export type Side = 'inputs' | 'targets'

interface Place {
  readonly cells: Cells
  readonly row: number
  /** How many of the cells are inputs. */
  readonly inputs: number
  readonly made: { inputs?: readonly Cell[]; targets?: readonly Cell[] }
}

const place = Symbol('place')

type Placed = Row & { readonly [place]?: Place }

const rangeOf = ({ cells, row, inputs }: Place, of: Side): { readonly from: number; readonly count: number } => {
  const start = row * cells.width
  return of === 'inputs' ? { from: start, count: inputs } : { from: start + inputs, count: cells.width - inputs }
}

/** The cell in a place of the buffer. */
const cellOf = ({ numbers, width, texts }: Cells, at: number): Cell => {
  const x = numbers[at]!
  if (Number.isNaN(x)) return null
  const known = texts[at % width]!
  return known === null ? x : known[x]!
}

const cellsIn = (placed: Place, of: Side): readonly Cell[] => {
  const { from, count } = rangeOf(placed, of)
  const cells: Cell[] = []
  for (let at = from; at < from + count; at++) cells.push(cellOf(placed.cells, at))
  return cells
}

const arrayOf = (of: Side): PropertyDescriptor => ({
  enumerable: true,
  get(this: { readonly [place]: Place }): readonly Cell[] {
    const own = this[place]
    return (own.made[of] ??= cellsIn(own, of))
  }
})

const descriptors = { inputs: arrayOf('inputs'), targets: arrayOf('targets') }

/** Rows as they lie in cells, so many of each cells of inputs. */
export const placedRows = (cells: Cells, rows: number, inputs: number): readonly Row[] =>
  Array.from({ length: rows }, (_, row) => {
    const own = { [place]: { cells, row, inputs, made: {} } satisfies Place }
    Object.defineProperty(own, place, { enumerable: false })
    // proof: the two properties of a row are defined here
    return Object.defineProperties(own, descriptors) as unknown as Row
  })

/** The cells of a row under its inputs or its targets; of a row in a buffer they are not kept. */
export const cellsUnder = (row: Row, of: Side): readonly Cell[] => {
  const own = (row as Placed)[place] // proof: a row may have a place
  return own === undefined ? row[of] : cellsIn(own, of)
}

/** How many they are. */
export const widthUnder = (row: Row, of: Side): number => {
  const own = (row as Placed)[place] // proof: a row may have a place
  return own === undefined ? row[of].length : rangeOf(own, of).count
}

/** The cells of a column; nothing stands beyond the width of a row. */
export const columnUnder = (rows: readonly Row[], of: Side, index: number): readonly Cell[] =>
  rows.map(row => {
    const own = (row as Placed)[place] // proof: a row may have a place
    if (own === undefined) return row[of][index] ?? null
    const { from, count } = rangeOf(own, of)
    return index < count ? cellOf(own.cells, from + index) : null
  })

/** Whether nothing stands in one of the cells. */
export const misses = (row: Row, of: Side): boolean => {
  const own = (row as Placed)[place] // proof: a row may have a place
  if (own === undefined) return row[of].some(isMissing)
  const { from, count } = rangeOf(own, of)
  for (let at = from; at < from + count; at++) if (Number.isNaN(own.cells.numbers[at]!)) return true
  return false
}

/** The cells of a row where all of them are numbers and lie in a buffer, which is shared: never write to it. */
export const numbersUnder = (row: Row, of: Side): Float64Array | undefined => {
  const own = (row as Placed)[place] // proof: a row may have a place
  if (own === undefined || misses(row, of)) return undefined
  const { from, count } = rangeOf(own, of)
  const { numbers, width, texts } = own.cells
  for (let k = 0; k < count; k++) if (texts[(from + k) % width] !== null) return undefined
  return numbers.subarray(from, from + count)
}
