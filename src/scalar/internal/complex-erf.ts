/**
 * What an imaginary part adds to the error function.
 */
import { cos, exp, sin } from '../functions/numbers.ts'
import { bell } from './error-function.ts'
import { cosh, sinh } from './hyperbolic.ts'

/** sin(p) / p */
const sinc = (p: number): number => (p === 0 ? 1 : sin(p) / p)

/**
 * `erf(re + im·i) − erf(re)`, |im| ≤ 20, by Abramowitz and Stegun, *Handbook of Mathematical Functions*, 7.1.29, in forms that are relatively
 * accurate for every small im: nothing is added to something that does not vanish with it.
 */
export const erfBeside = ({
  re: x,
  im: y
}: {
  readonly re: number
  readonly im: number
}): { re: number; im: number } => {
  const decay = bell(x)
  if (decay === 0) return { re: 0, im: 0 }
  const p = x * y
  const [sine, cosine] = [sin(2 * p), cos(2 * p)]
  const sineOfP = sin(p)
  let re = (y * sineOfP * sinc(p)) / 2
  let im = (y * sinc(2 * p)) / 2
  const terms = Math.min(64, 14 + Math.ceil(2 * Math.abs(y)))
  for (let n = 1; n <= terms; n++) {
    const weight = exp((-n * n) / 4) / (n * n + 4 * x * x)
    const [half, odd, even] = [sinh((n * y) / 2), sinh(n * y), cosh(n * y)]
    re += weight * (4 * x * (sineOfP * sineOfP - half * half * cosine) + n * odd * sine)
    im += weight * (2 * x * even * sine + n * odd * cosine)
  }
  return { re: (2 / Math.PI) * decay * re, im: (2 / Math.PI) * decay * im }
}
