/**
 * Runs of a program, one after the other in one call, and the numbers that each of them writes down.
 */
import type { StepNode } from '../graph/node.ts'
import type { Memory } from '../plan/memory.ts'
import type { Straight } from '../straight/straight.ts'
import { I32, i32, loop, plus, when, zero, type Code, type Fresh } from '../wasm/code.ts'
import { functionOf, type WasmFunction } from '../wasm/module.ts'
import type { Vectors } from '../wasm/vector.ts'
import type { Context } from './context.ts'
import { gathered, placeBytes } from './gather.ts'

/** Runs in one call whose numbers are written down. */
export const historyLength = 1024

/** The most numbers that a run writes down. */
const mostNoted = 3

/** Where runs write down their numbers, and the bytes from a run's to those of the next one. */
export interface History {
  readonly base: number
  readonly pitch: number
}

/** The history's place. */
export const historyIn = (memory: Memory, { bytes }: Pick<Vectors, 'bytes'>): History => {
  const pitch = bytes * mostNoted
  return { base: memory.room('#history', pitch * historyLength), pitch }
}

/** What writes down the numbers of a run at a place of the history. */
export const noting = (
  { vectors, memory }: Context,
  names: readonly string[],
  number: Straight['number']
): ((place: Code) => Code) => {
  const { base } = historyIn(memory, vectors)
  return place => names.map((name, k) => vectors.storeLane(place, base + vectors.bytes * k, number(name), 0))
}

/** The function `runs`: so many, one after the other; each gathers its rows, where a list is given, and writes down its numbers. */
export const runsOf = (
  context: Context,
  names: readonly string[],
  gathers: readonly StepNode[],
  write: (fresh: Fresh) => Straight
): WasmFunction =>
  functionOf(
    'runs',
    [I32, I32, ...gathers.map(() => I32)],
    ([count, list, ...all], fresh) => {
      const place = fresh(I32)
      const { pitch } = historyIn(context.memory, context.vectors)
      const { before, loaded, run, after, number } = write(fresh)
      const noted = noting(context, names, number)(place.get)
      const next: Code = place.set(plus(place.get, pitch))
      const rows: Code = when(list!.get, [
        gathers.map((leaf, k) => gathered(context, fresh, leaf, list!.get, all[k]!.get)),
        list!.set(plus(list!.get, placeBytes * context.layouts.examples))
      ])
      return [
        before,
        place.set(zero),
        loop(
          [gathers.length === 0 ? [] : rows, loaded, run, noted, next],
          count!.tee(i32.sub(count!.get, i32.constant(1)))
        ),
        after
      ]
    },
    true
  )
