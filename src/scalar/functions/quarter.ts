/**
 * The sine and the cosine within a quarter turn, of an angle in two numbers.
 */
import { widthOf } from './constants.ts'
import { polynomial, type Lane } from './lane.ts'

/** A number and what it lacks. */
export interface Pair<V> {
  readonly value: V
  readonly rest: V
}

/** sin(value + rest) within ±π/4. */
const sineNear = <V, M>(lane: Lane<V, M>, { value, rest }: Pair<V>): V => {
  const { constant, sub, mul } = lane
  const [first = 0, ...others] = widthOf(lane).sine
  const z = mul(value, value)
  const cube = mul(z, value)
  const tail = sub(mul(z, sub(mul(rest, constant(0.5)), mul(cube, polynomial(lane, others, z)))), rest)
  return sub(value, sub(tail, mul(cube, constant(first))))
}

/** cos(value + rest) within ±π/4. */
const cosineNear = <V, M>(lane: Lane<V, M>, { value, rest }: Pair<V>): V => {
  const { constant, add, sub, mul } = lane
  const z = mul(value, value)
  const half = mul(z, constant(0.5))
  const most = sub(constant(1), half)
  const tail = sub(mul(mul(z, z), polynomial(lane, widthOf(lane).cosine, z)), mul(value, rest))
  return add(most, add(sub(sub(constant(1), most), half), tail))
}

/** The sine of an angle after n quarter turns more, n an integer. */
export const sineAfter = <V, M>(lane: Lane<V, M>, turns: V, angle: Pair<V>): V => {
  const { constant, sub, mul, neg, floor, less, equal, select } = lane
  const ofFour = sub(turns, mul(constant(4), floor(mul(turns, constant(0.25)))))
  const ofTwo = sub(turns, mul(constant(2), floor(mul(turns, constant(0.5)))))
  const size = select(equal(ofTwo, constant(0)), sineNear(lane, angle), cosineNear(lane, angle))
  return select(less(ofFour, constant(2)), size, neg(size))
}
