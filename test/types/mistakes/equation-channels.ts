/**
 * Kernels for another number of channels.
 *
 * Windows of 3 × 3 over three channels have 27 components.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const convolved = ({ matMul, windows }: Algebra, kernels: Expr<[4, 9]>, x: Expr<[3, 8, 8]>) =>
  pipe(x, windows(3), matMul(kernels))
//                    ^ TS2345 · '27' · '9'
