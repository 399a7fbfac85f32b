/**
 * The hyperbolic sine and cosine, of the own exponential.
 */
import { exp, expm1 } from '../functions/numbers.ts'

/** (e^x − e^(−x)) / 2 with the sign of x, from e^|x| − 1: accurate near zero. */
export const sinh = (x: number): number => {
  const size = Math.abs(x)
  const rise = expm1(Math.min(size, 22))
  const half = size < 22 ? (rise + rise / (rise + 1)) / 2 : (exp(size / 2) / 2) * exp(size / 2)
  return x < 0 ? -half : x === 0 || Number.isNaN(x) ? x : half
}

/** (e^x + e^(−x)) / 2. */
export const cosh = (x: number): number => {
  const half = exp(Math.abs(x) / 2)
  return (half / 2) * half + exp(-Math.abs(x)) / 2
}
