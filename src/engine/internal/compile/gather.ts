/**
 * Rows of a batch, taken from all that lie in memory: each run finds the places of its examples in a list.
 */
import type { StepNode } from '../graph/node.ts'
import { exampleStride } from '../plan/memory.ts'
import { I32, i32, loop, plus, repeat, zero, type Code, type Fresh } from '../wasm/code.ts'
import type { Vectors } from '../wasm/vector.ts'
import { storeOf, type Context } from './context.ts'

/** Bytes of a place in the list. */
export const placeBytes = 4

/** Long rows are whole cache lines. */
const line = 64

/** So many bytes from one address to another. */
const copied = (v: Vectors, fresh: Fresh, from: Code, to: Code, base: number, bytes: number): Code => {
  if (bytes < 16) return v.storeLane(to, base, v.splat(from), 0)
  const vectors = (source: Code, target: Code, size: number): Code =>
    Array.from({ length: size / 16 }, (_, k) => v.store(target, base + 16 * k, v.load(source, 16 * k)))
  if (bytes <= line) return vectors(from, to, bytes)
  const [source, target, end] = [fresh(I32), fresh(I32), fresh(I32)]
  return [
    source.set(from),
    target.set(to),
    end.set(plus(to, bytes)),
    loop(
      [vectors(source.get, target.get, line), source.set(plus(source.get, line))],
      i32.less(target.tee(plus(target.get, line)), end.get)
    )
  ]
}

/** Puts the rows of a leaf into their places: those that a list at `list` names, among all rows from `all` on. */
export const gathered = (context: Context, fresh: Fresh, leaf: StepNode, list: Code, all: Code): Code => {
  const { vectors, layouts } = context
  const store = storeOf(context, leaf)
  const stride = exampleStride(layouts, store)
  const [counter, from, to] = [fresh(I32), fresh(I32), fresh(I32)]
  const place = i32.load(i32.add(list, counter.get), 0)
  return [
    to.set(zero),
    repeat(fresh, counter, zero, layouts.examples, placeBytes, [
      from.set(i32.add(all, i32.mul(place, i32.constant(stride)))),
      copied(vectors, fresh, from.get, to.get, store.base, stride),
      to.set(plus(to.get, stride))
    ])
  ]
}
