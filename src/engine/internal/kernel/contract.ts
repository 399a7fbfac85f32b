/**
 * Code of a nest, by tiles that stay in registers, strips of rows that stay in the cache, and blocks of the depth.
 */
import {
  I32,
  i32,
  loop as looped,
  plus,
  repeat,
  sum,
  V128,
  zero,
  type Code,
  type Fresh,
  type Local
} from '../wasm/code.ts'
import type { Vectors } from '../wasm/vector.ts'
import { planOf, type Loop, type Nest } from './nest.ts'
import { times } from './part.ts'
import { tileOf } from './tile.ts'

/** The greatest depth that is gone through at a time: what a tile reads of b stays in the cache. */
const block = 256

/** More blocks than this are a loop, and no longer written out one by one. */
const mostBlocks = 4

/** What a depth of several loops reads for each tile again, in bytes, from which on it is gone through block by block. */
const large = 2 ** 18

/** Rows that are gone through for all columns before the next ones, where a's rows lie one after the other. */
const stripOfColumns = 24

/** What becomes of a vector of the value: a statement. `at` is its address less the value's base, `column` its offset in the row. */
export type Finish = (value: Code, at: Code, offset: number, column: Code, columnOffset: number) => Code

/** What is done at a time: so much of the depth, from a turn of its first loop on, at the beginning of all, at its end, or in between. */
interface Piece {
  readonly depth: readonly Loop[] | undefined
  readonly from: number
  readonly begins: boolean
  readonly ends: boolean
}

const none: Loop = { size: 1, a: 0, b: 0, c: 0, start: 0 }

const sizeOf = (loops: readonly Loop[]): number => loops.reduce((product, { size }) => product * size, 1)

/** Whether the value starts from what is there already. */
const startsInPlace = ({ start, c, outer }: Nest): boolean => start === c && outer.every(loop => loop.start === loop.c)

const withoutStart = (nest: Nest): Nest => ({
  ...nest,
  start: undefined,
  outer: nest.outer.map(loop => ({ ...loop, start: 0 }))
})

/** By how many bytes operands, the value and what it starts from lie elsewhere than the nest says. */
export interface Shift {
  readonly a: Code
  readonly b?: Code
  readonly c: Code
  readonly start?: Code
}

/** Code of the nest. With `finish` the value is only stored if it is to be kept; the loop marked as a part begins at a turn of its own. */
export const contract = (
  v: Vectors,
  fresh: Fresh,
  given: Nest,
  finish?: Finish,
  keep = finish === undefined,
  turn: Code = zero,
  shift: Shift = { a: zero, c: zero }
): Code => {
  const isInPlace = startsInPlace(given)
  const source = isInPlace ? withoutStart(given) : given
  const [nest, plan] = planOf(source, v.bytes)
  // where the operands change places, so do their shifts
  const [shiftA, shiftB] = nest === source ? [shift.a, shift.b ?? zero] : [shift.b ?? zero, shift.a]
  const rows = plan.rows ?? none
  const columns = plan.columns ?? none
  const lanes = plan.columns === undefined ? 1 : v.lanes
  const vectors = Math.ceil(columns.size / lanes)
  const excess = vectors * lanes - columns.size
  /** Lanes of the last vector that may be written, 0 for all. */
  const ragged = excess > nest.slack ? columns.size % lanes : 0
  const alongColumns = rows.a === v.bytes
  const tile = tileOf(rows.size, vectors, alongColumns && nest.depth.length === 1 ? 2 : 8)
  const [pointerA, pointerB, pointerC, pointerS] = [fresh(I32), fresh(I32), fresh(I32), fresh(I32)]
  /** Where the tile begins. */
  const [tileA, tileB] = [fresh(I32), fresh(I32)]
  const accumulators = Array.from({ length: tile[0] * tile[1] }, () => fresh(V128))
  const held = Array.from({ length: Math.min(tile[0], tile[1]) }, () => fresh(V128))
  const one = fresh(V128)
  const step = lanes === 1 ? v.bytes : 16
  const column = fresh(I32)
  const at = (i: number, j: number): Local => accumulators[i * tile[1] + j]!
  const loadVector = (address: Code, offset: number): Code =>
    lanes === 1 ? v.splat(address, offset) : v.load(address, offset)

  const kernel = (m: number, n: number, { depth, from, begins, ends }: Piece, isLastColumn: boolean): Code => {
    const each = (f: (i: number, j: number) => Code): Code =>
      Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_, j) => f(i, j)))
    const [outermost] = nest.depth
    const start = (i: number, j: number): Code => {
      if (!begins || isInPlace) return loadVector(pointerC.get, nest.c + i * rows.c + j * step)
      if (nest.start === undefined) return v.zero
      const offset = nest.start + i * rows.start
      return columns.start === 0 ? v.splat(pointerS.get, offset) : loadVector(pointerS.get, offset + j * step)
    }
    const a = (i: number, offset: number): Code => v.splat(tileA.get, nest.a + i * rows.a + offset)
    const b = (j: number, offset: number): Code => loadVector(tileB.get, nest.b! + j * step + offset)
    const products = (offsetA: number, offsetB: number): Code => {
      if (nest.b === undefined)
        return each((i, j) => {
          const value =
            columns.a === 0 && lanes > 1
              ? v.splat(tileA.get, nest.a + i * rows.a + offsetA)
              : loadVector(tileA.get, nest.a + i * rows.a + j * step + offsetA)
          return at(i, j).set(v.add(at(i, j).get, value))
        })
      return n <= m
        ? [
            Array.from({ length: n }, (_, j) => held[j]!.set(b(j, offsetB))),
            Array.from({ length: m }, (_, i) => [
              one.set(a(i, offsetA)),
              Array.from({ length: n }, (_, j) => at(i, j).set(v.mulAdd(one.get, held[j]!.get, at(i, j).get)))
            ])
          ]
        : [
            Array.from({ length: m }, (_, i) => held[i]!.set(a(i, offsetA))),
            Array.from({ length: n }, (_, j) => [
              one.set(b(j, offsetB)),
              Array.from({ length: m }, (_, i) => at(i, j).set(v.mulAdd(held[i]!.get, one.get, at(i, j).get)))
            ])
          ]
    }
    /** The depth's loops from the k-th on; short innermost ones are written out. */
    const summed = (k: number, offsetA: number, offsetB: number): Code => {
      const loop = depth?.[k]
      if (loop === undefined) return products(offsetA, offsetB)
      const { size } = loop
      const innermost = k === depth!.length - 1
      if (innermost && size <= 8 && k > 0)
        return Array.from({ length: size }, (_, u) => products(offsetA + u * loop.a, offsetB + u * loop.b))
      const inside = summed(k + 1, offsetA, offsetB)
      const back = (by: number, pointer: Local): Code => (by === 0 ? [] : pointer.set(plus(pointer.get, by)))
      const moves: Code = [back(loop.a, tileA), loop.b === 0 ? [] : back(loop.b, tileB)]
      if (size === 1) return inside
      const counter = fresh(I32)
      const all: Code =
        innermost && loop.b > 0
          ? [
              counter.set(plus(tileB.get, size * loop.b)),
              looped([inside, back(loop.a, tileA)], i32.less(tileB.tee(plus(tileB.get, loop.b)), counter.get))
            ]
          : repeat(fresh, counter, zero, size, 1, [inside, moves])
      return k === 0 ? all : [all, back(-size * loop.a, tileA), back(-size * loop.b, tileB)]
    }
    const store = (i: number, j: number): Code => {
      const offset = i * rows.c + j * step
      const value = at(i, j).get
      const done = ends && finish !== undefined
      const partial = lanes === 1 ? 1 : isLastColumn && j === n - 1 ? ragged : 0
      const kept =
        done && !keep
          ? []
          : partial > 0
            ? Array.from({ length: partial }, (_, lane) =>
                v.storeLane(pointerC.get, nest.c + offset + lane * v.bytes, value, lane)
              )
            : v.store(pointerC.get, nest.c + offset, value)
      return [kept, done ? finish!(value, pointerC.get, offset, column.get, j * step) : []]
    }
    return [
      each((i, j) => at(i, j).set(start(i, j))),
      depth === undefined
        ? []
        : [
            tileA.set(plus(pointerA.get, from * (outermost?.a ?? 0))),
            tileB.set(plus(pointerB.get, from * (outermost?.b ?? 0))),
            summed(0, 0, 0)
          ],
      each(store)
    ]
  }

  const move = (pointer: Local, by: number): Code => (by === 0 ? [] : pointer.set(plus(pointer.get, by)))
  /** All columns of `count` rows from the pointers on, which come back to where they were. */
  const strip = (count: number, piece: Piece): Code => {
    const down = (n: number, isLastColumn: boolean): Code => {
      const whole = Math.floor(count / tile[0])
      const left = count - whole * tile[0]
      const counter = fresh(I32)
      const next = (m: number): Code => [
        move(pointerA, m * rows.a),
        move(pointerC, m * rows.c),
        move(pointerS, m * rows.start)
      ]
      return [
        repeat(fresh, counter, zero, whole, 1, [kernel(tile[0], n, piece, isLastColumn), next(tile[0])]),
        left > 0 ? kernel(left, n, piece, isLastColumn) : [],
        next(-whole * tile[0])
      ]
    }
    const along = (n: number): Code => [
      nest.b === undefined ? move(pointerA, n * step * (columns.a === 0 ? 0 : 1)) : move(pointerB, n * step),
      move(pointerC, n * step),
      move(pointerS, columns.start === 0 ? 0 : n * step),
      move(column, n * step)
    ]
    // the last vector is in a tile of its own kind, if it may not be written whole
    const whole = Math.floor((ragged > 0 ? vectors - 1 : vectors) / tile[1])
    const left = vectors - whole * tile[1]
    const counter = fresh(I32)
    return [
      column.set(columns.mark === 'part' ? times(turn, step) : zero),
      repeat(fresh, counter, zero, whole, 1, [down(tile[1], false), along(tile[1])]),
      left > 0 ? down(left, true) : [],
      whole > 0 ? along(-whole * tile[1]) : []
    ]
  }
  const height = Math.min(rows.size, alongColumns ? stripOfColumns : rows.size)
  const allRows = (piece: Piece): Code => {
    const whole = Math.floor(rows.size / height)
    const left = rows.size - whole * height
    const counter = fresh(I32)
    const next = (m: number): Code => [
      move(pointerA, m * rows.a),
      move(pointerC, m * rows.c),
      move(pointerS, m * rows.start)
    ]
    return [
      repeat(fresh, counter, zero, whole, 1, [strip(height, piece), next(height)]),
      left > 0 ? strip(left, piece) : [],
      next(-whole * height)
    ]
  }
  /** Blocks of the depth, written out; the first begins, the last ends. */
  const writtenOut = (blocks: number): Code => {
    const [first, ...inner] = nest.depth
    if (first === undefined) return allRows({ depth: [], from: 0, begins: true, ends: true })
    const length = Math.ceil(first.size / blocks)
    return Array.from({ length: blocks }, (_, k) => {
      const [from, to] = [k * length, Math.min(first.size, (k + 1) * length)]
      const depth = [{ ...first, size: to - from }, ...inner]
      return allRows({ depth, from, begins: from === 0, ends: to === first.size })
    })
  }
  /** Blocks of the depth in loops, each of which goes on with what lies in the place of the value. */
  const inLoops = (): Code => {
    const blocked = (loops: readonly Loop[]): Code => {
      const [loop, ...inner] = loops
      const part = (size: number): Code =>
        allRows({ depth: [{ ...loop!, size }, ...inner], from: 0, begins: false, ends: false })
      const counter = fresh(I32)
      const next = (n: number): Code => [move(pointerA, n * loop!.a), move(pointerB, n * loop!.b)]
      const turns = Math.floor(block / sizeOf(inner))
      if (turns === 0)
        return [repeat(fresh, counter, zero, loop!.size, 1, [blocked(inner), next(1)]), next(-loop!.size)]
      const length = Math.ceil(loop!.size / Math.ceil(loop!.size / turns))
      const whole = Math.floor(loop!.size / length)
      const left = loop!.size - whole * length
      return [
        repeat(fresh, counter, zero, whole, 1, [part(length), next(length)]),
        left > 0 ? part(left) : [],
        next(-whole * length)
      ]
    }
    const beside = (begins: boolean): Code => allRows({ depth: undefined, from: 0, begins, ends: !begins })
    return [isInPlace ? [] : beside(true), blocked(nest.depth), finish === undefined ? [] : beside(false)]
  }
  const isAlone = sizeOf(plan.others) === 1
  const deep = sizeOf(nest.depth)
  const blocks = nest.depth.length === 1 && isAlone ? Math.ceil(deep / block) : 1
  const isLarge =
    nest.depth.length > 1 &&
    isAlone &&
    deep > 2 * block &&
    rows.size * vectors > 2 * tile[0] * tile[1] &&
    deep * (rows.size + columns.size) * v.bytes > large
  const all: Code = isLarge || blocks > mostBlocks ? inLoops() : writtenOut(blocks)
  const around = (others: readonly Loop[]): Code => {
    const [loop, ...inner] = others
    if (loop === undefined) return all
    const counter = fresh(I32)
    const next = (n: number): Code => [
      move(pointerA, n * loop.a),
      move(pointerB, n * loop.b),
      move(pointerC, n * loop.c),
      move(pointerS, n * loop.start)
    ]
    return [repeat(fresh, counter, zero, loop.size, 1, [around(inner), next(1)]), next(-loop.size)]
  }
  const part = [columns, rows, ...plan.others].find(({ mark }) => mark === 'part') ?? none
  return [
    pointerA.set(sum(times(turn, part.a), shiftA)),
    pointerB.set(sum(times(turn, part.b), shiftB)),
    pointerC.set(sum(times(turn, part.c), shift.c)),
    pointerS.set(sum(times(turn, part.start), shift.start ?? zero)),
    around(plan.others)
  ]
}
