/** The real numbers as doubles. */
import * as N from 'fp-ts/lib/number.js'
import { erf, erfc, sigmoid, softplus } from './elementary.ts'
import type { Scalar } from './scalar.ts'

/**
 * The scalar instance of `number`: arithmetic of doubles, with V8's elementary functions and those of `elementary`.
 *
 * Never fails: what has no real value is NaN or infinite, as IEEE 754 says. Laws: those of `Scalar`, exact on dyadic numbers.
 *
 * @example
 * ```ts
 * import { type Scalar, realScalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const square = <S>(scalar: Scalar<S>) => (a: S) => scalar.mul(a, a)
 * assert.deepEqual(square(realScalar)(3), 9)
 * ```
 */
export const realScalar: Scalar<number> = Object.freeze({
  ...N.Field,
  mod: () => 0,
  fromNumber: (x: number) => x,
  real: (a: number) => a,
  neg: (a: number) => -a,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  erf,
  erfc,
  sin: Math.sin,
  cos: Math.cos,
  sigmoid,
  softplus,
  where: (a: number, positive: number, otherwise: number) => (a <= 0 ? otherwise : positive)
})
