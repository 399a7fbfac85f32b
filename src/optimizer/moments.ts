/**
 * Decaying means of the gradient and of its square, which several optimizers keep.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { RunningNumber } from './optimizer.ts'

/** betaᵗ as a running product. Never fails. */
export const powers = (beta: number): RunningNumber => ({
  start: 1,
  next:
    ({ times, num }) =>
    power =>
      times(power, num(beta))
})

/** `left·m + (1 − left)·g`, the gradient first and the mean last. Never fails. */
export const meanOf = ({ zipWith, plus, minus, times, num }: Algebra, left: number): ReturnType<Algebra['zipWith']> =>
  zipWith((m, g) => plus(times(num(left), m), times(minus(num(1), num(left)), g)))

/** `left·s + (1 − left)·g²`, the gradient first and the mean last. Never fails. */
export const meanSquareOf = (
  { zipWith, plus, minus, times, num }: Algebra,
  left: number
): ReturnType<Algebra['zipWith']> =>
  zipWith((s, g) => plus(times(num(left), s), times(times(minus(num(1), num(left)), g), g)))
