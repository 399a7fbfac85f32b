/**
 * A map over rows of another size.
 *
 * The weights take rows of four; these have three.
 */
import { pipe, type Algebra, type Expr } from 'lawgrad'

export const mapped = ({ mapRows, matVec }: Algebra, weights: Expr<[2, 4]>, xs: Expr<[5, 3]>) =>
  pipe(xs, mapRows(matVec(weights)))
//         ^ TS2345 · '3' · '4'
