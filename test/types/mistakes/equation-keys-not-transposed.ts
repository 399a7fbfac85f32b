/**
 * Keys that are not transposed.
 *
 * Each query meets each key: the keys stand as columns.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const scores = ({ matMul }: Algebra, queries: Expr<[4, 2]>, keys: Expr<[4, 2]>): Expr<[4, 4]> =>
  matMul(queries)(keys)
//^ TS2322 · '4' · '2'
//                ^ TS2345 · '4' · '2'
