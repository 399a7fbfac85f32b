/**
 * The lane of doubles, operation by operation: for what is rare, and for tests. `numbers.ts` has the functions written out.
 */
import { copysign, exponent, mantissa, power } from './internal/bits.ts'
import type { Lane } from './lane.ts'

/** Doubles, and answers that are booleans. */
export const numberLane: Lane<number, boolean> = Object.freeze<Lane<number, boolean>>({
  bits: 64,
  constant: x => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  sqrt: Math.sqrt,
  neg: a => -a,
  abs: Math.abs,
  floor: Math.floor,
  copysign,
  lesser: (a, b) => (b < a ? b : a),
  greater: (a, b) => (a < b ? b : a),
  less: (a, b) => a < b,
  equal: (a, b) => a === b,
  select: (answer, yes, no) => (answer ? yes : no),
  power,
  exponent,
  mantissa,
  call: (program, x) => program.body(numberLane, x),
  beyond: (answer, inside, f, x) => (answer ? inside : f(x))
})
