/**
 * The loop of a group: straight vector code for each vector of a space, with sums and maxima over rows on the way.
 */
import { I32, i32, loop, plus, repeat, sum, V128, zero, type Code, type Fresh, type Local } from '../wasm/code.ts'
import type { Constants } from '../wasm/constants.ts'
import { acrossLanes, firstLanes } from '../wasm/lanes.ts'
import type { Vectors } from '../wasm/vector.ts'
import { emitElements } from '../element/emit.ts'
import { times, type Part } from './part.ts'
import type { Element } from '../element/expression.ts'

/** How an operand meets the rows of a space: one number, in every lane or alone, a number for each row or for each part of it, the same row for all, or component by component. */
export type Meeting = 'cell' | 'one' | 'row' | 'part' | 'column' | 'full'

/** A place in memory, at so many bytes from a number that is known when the code runs, if there is one. */
export interface Place {
  readonly base: number
  readonly from?: Code
}

/** An operand of a loop, at its place in memory. */
export interface Operand extends Place {
  readonly meeting: Meeting
  /** Of numbers for parts: the bytes of a part, and from the numbers of one row to those of the next. */
  readonly parts?: { readonly bytes: number; readonly pitch: number }
}

/** What is done with the value of a root. */
export interface Root {
  readonly element: Element
  /** Where it is stored, if it is. */
  readonly store: Place | undefined
  /** Sums and maxima of it, over rows or over all, and where they are stored. */
  readonly reductions: readonly (Place & { readonly max: boolean; readonly perRow: boolean })[]
}

/** The rows that a loop runs over. */
export interface Sweep {
  readonly rows: number
  readonly columns: number
  readonly pitch: number
}

/** Locals that are used again for each piece of straight code. */
export const pooled = (fresh: Fresh): { readonly next: Fresh; readonly reset: () => void } => {
  const pool: Local[] = []
  let used = 0
  return {
    next: type => {
      if (used === pool.length) pool.push(fresh(type))
      return pool[used++]!
    },
    reset: () => {
      used = 0
    }
  }
}

/** Code of a loop over all vectors of a space; a part is one of its rows, or of the components of its only row. */
export const mapped = (
  v: Vectors,
  constants: Constants,
  fresh: Fresh,
  whole: Sweep,
  operands: readonly Operand[],
  roots: readonly Root[],
  part?: Part
): Code => {
  const { pitch } = whole
  const isOneRow = whole.rows === 1
  const from = part?.from ?? zero
  const rows = isOneRow ? 1 : (part?.count ?? whole.rows)
  const columns = isOneRow ? (part?.count ?? whole.columns) : whole.columns
  const [place, column, rowNumber, row] = [fresh(I32), fresh(I32), fresh(I32), fresh(I32)]
  const parts = operands.find(({ meeting }) => meeting === 'part')?.parts
  const [partNumber, partNumbers, partEnd] =
    parts === undefined ? [row, row, row] : [fresh(I32), fresh(I32), fresh(I32)]
  const pool = pooled(fresh)
  const reductions = roots.flatMap(root => root.reductions.map(each => ({ ...each, root, total: fresh(V128) })))
  const used = Math.ceil(columns / v.lanes) * 16
  const full = Math.floor(columns / v.lanes) * 16
  const tail = reductions.length > 0 && full < used ? columns % v.lanes : 0
  const join = (max: boolean): ((a: Code, b: Code) => Code) => (max ? v.maximum : v.add)
  const rest = (max: boolean): Code => (max ? constants.load(-Infinity) : v.zero)
  const address = ({ meeting }: Operand): Local =>
    meeting === 'full' ? place : meeting === 'column' ? column : rowNumber
  const read = (number: number): Code => {
    const operand = operands[number]!
    if (operand.meeting === 'cell') return v.load(sum(zero, operand.from ?? zero), operand.base)
    if (operand.meeting === 'one') return v.splat(sum(zero, operand.from ?? zero), operand.base)
    const at = sum((operand.meeting === 'part' ? partNumber : address(operand)).get, operand.from ?? zero)
    return ['row', 'part'].includes(operand.meeting) ? v.splat(at, operand.base) : v.load(at, operand.base)
  }
  const masked = (value: Code, max: boolean, kept: number): Code =>
    kept === 0 ? value : firstLanes(v, value, rest(max), kept)
  const sweep = (lanes: number): Code => {
    pool.reset()
    const kept = roots.map(() => pool.next(V128))
    return [
      emitElements(
        v,
        constants,
        pool.next,
        roots.map(({ element }) => element),
        read,
        roots.map((_, k) => value => kept[k]!.set(value))
      ),
      roots.map(({ store }, k) =>
        store === undefined ? [] : v.store(sum(place.get, store.from ?? zero), store.base, kept[k]!.get)
      ),
      reductions.map(({ max, root, total }) =>
        total.set(join(max)(total.get, masked(kept[roots.indexOf(root)]!.get, max, lanes)))
      )
    ]
  }
  const begin = (perRow: boolean): Code =>
    reductions.filter(each => each.perRow === perRow).map(({ max, total }) => total.set(rest(max)))
  const finish = (perRow: boolean): Code =>
    reductions
      .filter(each => each.perRow === perRow)
      .map(({ max, total, base, from = zero }) => {
        const all = acrossLanes(v, total, join(max))
        return perRow ? v.storeLane(sum(rowNumber.get, from), base, all, 0) : v.store(from, base, all)
      })
  const meetings = new Set(operands.map(({ meeting }) => meeting))
  const isFlat = !(['column', 'row', 'part'] as const).some(each => meetings.has(each)) && reductions.length === 0
  if (isFlat && (isOneRow || used * 1.25 >= pitch)) {
    const bytes = isOneRow ? used : rows * pitch
    return repeat(fresh, place, times(from, isOneRow ? v.bytes : pitch), bytes / 16, 16, sweep(0))
  }
  const inRow = (bytes: number): Code => {
    if (bytes === 0) return []
    const counted: Code = [place.set(plus(row.get, 0)), column.set(zero)]
    const body = sweep(0)
    const next: Code = place.set(plus(place.get, 16))
    if (parts !== undefined)
      return [
        counted,
        partNumber.set(partNumbers.get),
        loop(
          [
            partEnd.set(plus(column.get, parts.bytes)),
            loop([body, next], i32.less(column.tee(plus(column.get, 16)), partEnd.get)),
            partNumber.set(plus(partNumber.get, v.bytes))
          ],
          i32.less(column.get, i32.constant(bytes))
        )
      ]
    return bytes === 16
      ? [counted, body]
      : [counted, loop([body, next], i32.less(column.tee(plus(column.get, 16)), i32.constant(bytes)))]
  }
  const across: Code = [
    inRow(tail > 0 ? full : used),
    tail > 0 ? [column.set(i32.constant(full)), place.set(plus(row.get, full)), sweep(tail)] : []
  ]
  return [
    begin(false),
    rowNumber.set(times(from, v.bytes)),
    parts === undefined ? [] : partNumbers.set(times(from, parts.pitch)),
    repeat(fresh, row, times(from, pitch), rows, pitch, [
      begin(true),
      across,
      finish(true),
      rowNumber.set(plus(rowNumber.get, v.bytes)),
      parts === undefined ? [] : partNumbers.set(plus(partNumbers.get, parts.pitch))
    ]),
    finish(false)
  ]
}
