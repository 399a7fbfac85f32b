/** The real numbers as doubles. */
import * as N from 'fp-ts/lib/number.js'
import { cos, erf, erfc, exp, expm1, log, log1p, sigmoid, sin, softplus, tanh } from './functions/numbers.ts'
import type { Scalar } from './scalar.ts'

/**
 * The scalar instance of `number`: arithmetic of doubles, with elementary functions that have the same bits on every machine.
 *
 * Errors in ulps: log, log1p, sin, cos 1, exp 1.1, expm1 1.3, sigmoid, softplus, erf 2, tanh 2.5, erfc 4.
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
  exp,
  expm1,
  log,
  log1p,
  sqrt: Math.sqrt,
  tanh,
  erf,
  erfc,
  sin,
  cos,
  sigmoid,
  softplus,
  where: (a: number, positive: number, otherwise: number) => (a <= 0 ? otherwise : positive)
})
