/**
 * A convolution that keeps the size of its image.
 *
 * Windows of 3 × 3 stand in 6 × 6 places of 8 × 8.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const convolved = ({ matMul, splitLast, windows }: Algebra, kernels: Expr<[4, 27]>, x: Expr<[3, 8, 8]>) =>
  pipe(x, windows(3), matMul(kernels), splitLast(8, 8))
//                                     ^ TS2345 · '36' · '64'
