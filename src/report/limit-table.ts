import type { ReportTable } from './html-report.ts'

/** How much of a table is shown. */
export interface TableLimits {
  readonly columns: number
  readonly rows: number
  /** The widths of groups of columns, each of which keeps a part of its own; one group when absent. */
  readonly groups?: readonly number[]
}

/** How many columns each group keeps, narrow groups first. */
const shares = (columns: number, groups: readonly number[]): readonly number[] => {
  const { taken } = groups
    .map((width, place) => ({ width, place }))
    .toSorted((a, b) => a.width - b.width)
    .reduce<{ readonly free: number; readonly left: number; readonly taken: ReadonlyMap<number, number> }>(
      ({ free, left, taken: before }, { width, place }) => {
        const share = Math.min(width, Math.max(1, Math.floor(free / left)))
        return { free: free - share, left: left - 1, taken: new Map([...before, [place, share]]) }
      },
      { free: columns, left: groups.length, taken: new Map() }
    )
  return groups.map((_, place) => taken.get(place) ?? 0)
}

const more = (count: number, what: string): readonly string[] =>
  count > 0 ? [`… and ${count} more ${what}${count === 1 ? '' : 's'}`] : []

/**
 * The table with at most so many rows and columns: the first rows, and of each group of columns the first, then `…`. What is left out is counted in the table's note.
 * Never fails. Cost: linear in what is shown.
 *
 * @example
 * ```ts
 * import { limitTable } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const short = limitTable({ columns: 2, rows: 1 })({ headers: ['a', 'b', 'c'], rows: [['1', '2', '3'], ['4', '5', '6']] })
 * assert.deepEqual(short, { headers: ['a', '…'], rows: [['1', '…']], note: '… and 1 more row, … and 2 more columns' })
 * ```
 */
export const limitTable =
  ({ columns, rows, groups }: TableLimits) =>
  (table: ReportTable): ReportTable => {
    const width = table.headers.length
    const given = groups ?? [width]
    const kept = width <= columns ? given : shares(columns, given)
    const starts = given.map((_, g) => given.slice(0, g).reduce((a, b) => a + b, 0))
    const cut = (cells: readonly string[]): readonly string[] =>
      given.flatMap((size, g) => {
        const [start = 0, share = 0] = [starts[g], kept[g]]
        return share < size ? [...cells.slice(start, start + share - 1), '…'] : cells.slice(start, start + size)
      })
    const lost = given.reduce((sum, size, g) => sum + ((kept[g] ?? 0) < size ? size - (kept[g] ?? 0) + 1 : 0), 0)
    const notes = [
      ...(table.note === undefined ? [] : [table.note]),
      ...more(table.rows.length - rows, 'row'),
      ...more(lost, 'column')
    ]
    return {
      ...table,
      headers: cut(table.headers),
      rows: table.rows.slice(0, rows).map(cut),
      ...(notes.length === 0 ? {} : { note: notes.join(', ') })
    }
  }
