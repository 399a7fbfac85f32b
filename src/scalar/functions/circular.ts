/**
 * The sine and the cosine: x less n quarter turns, in two numbers, and a polynomial within ±π/4.
 */
import { widthOf } from './constants.ts'
import { cosineFar, sineFar } from './far.ts'
import type { Lane, Program } from './lane.ts'
import { sineAfter, type Pair } from './quarter.ts'

/** a − b and what it rounds off. */
const difference = <V, M>({ add, sub }: Lane<V, M>, a: V, b: V): Pair<V> => {
  const value = sub(a, b)
  const back = sub(value, a)
  return { value, rest: sub(sub(a, sub(value, back)), add(b, back)) }
}

/** The count of quarter turns in x, and the angle that is left, for |x| below `far`. */
const turned = <V, M>(lane: Lane<V, M>, x: V): { readonly turns: V; readonly angle: Pair<V> } => {
  const { constant, add, sub, mul } = lane
  const { magic, quarter } = widthOf(lane)
  const turns = sub(add(mul(x, constant(0.6366197723675814)), constant(magic)), constant(magic))
  const part = (k: 0 | 1 | 2 | 3): V => mul(turns, constant(quarter[k]))
  const second = difference(lane, sub(x, part(0)), part(1))
  const third = difference(lane, second.value, part(2))
  const rest = sub(add(second.rest, third.rest), part(3))
  const value = add(third.value, rest)
  return { turns, angle: { value, rest: add(sub(third.value, value), rest) } }
}

/** `sin x`, x in radians: at most 1 ulp for every number. NaN for ±∞. */
export const sin: Program = {
  name: 'sin',
  body: (lane, x) => {
    const { constant, abs, less, select, beyond } = lane
    const { far, small } = widthOf(lane)
    const { turns, angle } = turned(lane, x)
    const within = select(less(abs(x), constant(small)), x, sineAfter(lane, turns, angle))
    return beyond(less(abs(x), constant(far)), within, sineFar, x)
  }
}

/** `cos x`, x in radians: at most 1 ulp for every number. NaN for ±∞. */
export const cos: Program = {
  name: 'cos',
  body: (lane, x) => {
    const { constant, add, abs, less, beyond } = lane
    const { turns, angle } = turned(lane, x)
    const within = sineAfter(lane, add(turns, constant(1)), angle)
    return beyond(less(abs(x), constant(widthOf(lane).far)), within, cosineFar, x)
  }
}
