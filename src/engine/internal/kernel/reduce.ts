/**
 * Sums and maxima of the rows of a matrix that each example has: a row's vectors one after the other, in several sums, so that none waits for the one before.
 */
import type { Constants } from '../wasm/constants.ts'
import { acrossLanes, firstLanes } from '../wasm/lanes.ts'
import { I32, plus, repeat, V128, zero, type Code, type Fresh } from '../wasm/code.ts'
import type { Vectors } from '../wasm/vector.ts'
import { times, type Part } from './part.ts'

/** The matrices of the examples, row by row, and a number for each row. */
export interface Reducing {
  readonly examples: number
  readonly rows: number
  readonly columns: number
  readonly max: boolean
  /** Where they begin, and the bytes from one example's to the next one's. */
  readonly x: { readonly base: number; readonly pitch: number }
  readonly value: { readonly base: number; readonly pitch: number }
}

/** Sums at a time. */
const several = 4

/** So many blocks of vectors are written out. */
const mostWritten = 4

export const reduced = (
  v: Vectors,
  constants: Constants,
  fresh: Fresh,
  { examples, rows, columns, max, x, value }: Reducing,
  { from, count }: Part = { from: zero, count: examples }
): Code => {
  const [exampleX, exampleV, rowX, rowV, place, turn] = [
    fresh(I32),
    fresh(I32),
    fresh(I32),
    fresh(I32),
    fresh(I32),
    fresh(I32)
  ]
  const vectors = Math.floor(columns / v.lanes)
  const left = columns % v.lanes
  const sums = Array.from({ length: Math.max(1, Math.min(several, vectors)) }, () => fresh(V128))
  const join = (a: Code, b: Code): Code => (max ? v.maximum(a, b) : v.add(a, b))
  const none = (): Code => (max ? constants.load(-Infinity) : v.zero)
  const whole = Math.floor(vectors / sums.length)
  const taken = (address: Code, offset: number, many: number): Code =>
    sums.slice(0, many).map((sum, k) => sum.set(join(sum.get, v.load(address, x.base + offset + 16 * k))))
  const bytes = 16 * sums.length
  const blocks: Code =
    whole <= mostWritten
      ? Array.from({ length: whole }, (_, k) => taken(rowX.get, k * bytes, sums.length))
      : repeat(fresh, place, rowX.get, whole, bytes, taken(place.get, 0, sums.length))
  const [first] = sums
  return [
    exampleX.set(times(from, x.pitch)),
    exampleV.set(times(from, value.pitch)),
    repeat(fresh, turn, zero, count, 1, [
      rowV.set(exampleV.get),
      repeat(fresh, rowX, exampleX.get, rows, columns * v.bytes, [
        sums.map(sum => sum.set(none())),
        blocks,
        taken(rowX.get, whole * bytes, vectors - whole * sums.length),
        left > 0
          ? first!.set(join(first!.get, firstLanes(v, v.load(rowX.get, x.base + 16 * vectors), none(), left)))
          : [],
        sums.slice(1).map(sum => first!.set(join(first!.get, sum.get))),
        v.storeLane(rowV.get, value.base, acrossLanes(v, first!, join), 0),
        rowV.set(plus(rowV.get, v.bytes))
      ]),
      exampleX.set(plus(exampleX.get, x.pitch)),
      exampleV.set(plus(exampleV.get, value.pitch))
    ])
  ]
}
