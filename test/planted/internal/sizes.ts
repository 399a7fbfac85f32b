/** Readings of a tensor under another size, which types refuse: buffers that are taken for what they are not. */
import type { Algebra, Expr, Sum } from 'lawgrad'
import { constantTensor } from '../../../src/algebra/internal/algebra-of.ts'

/** The first components, or all of them and then zeros: a vector of `n` components read as one of `m`. */
export const resized = <N extends number, M extends number>(
  algebra: Algebra,
  n: number,
  m: number,
  x: Expr<N>
): Expr<M> => {
  // proof: cut or filled to m components
  const as = (vector: unknown): Expr<M> => vector as Expr<M>
  if (n > m) return as(algebra.splitAt<number, number>(m, n - m)(joined(x))[0])
  if (n < m) return as(algebra.concat(constantTensor<number>(algebra, [m - n], 0))(x))
  return as(x)
}

/** A vector as what it can be split of. */
const joined = <N extends number>(x: Expr<N>): Expr<Sum<number, number>> =>
  // proof: every size is a sum of sizes that are numbers
  x as unknown as Expr<Sum<number, number>>

/** The buffer of a matrix of R rows read as one of C rows. */
export const reread = <R extends number, C extends number>(
  algebra: Algebra,
  rows: number,
  columns: number,
  matrix: Expr<[R, C]>
): Expr<[C, R]> => {
  const flat: unknown = algebra.flat(matrix)
  // proof: R·C components are C·R
  return algebra.fold<[number, number]>([columns, rows])(flat as never) as unknown as Expr<[C, R]>
}

/** The vector without its last component, 0 in its place; or with its last alone, 0 in the others'. */
const parted =
  (keep: 'last' | 'others') =>
  <N extends number>(algebra: Algebra, n: number, x: Expr<N>): Expr<N> => {
    const zero = algebra.scale(algebra.num(0))
    if (n === 1) return keep === 'last' ? x : zero(x)
    const [others, last] = algebra.splitAt<number, number>(n - 1, 1)(joined(x))
    const whole: unknown = keep === 'last' ? algebra.concat(last)(zero(others)) : algebra.concat(zero(last))(others)
    // proof: (n − 1) + 1 = n
    return whole as Expr<N>
  }

export const withoutLast = parted('others')
export const lastAlone = parted('last')
