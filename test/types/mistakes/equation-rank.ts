/**
 * A transposed vector.
 *
 * Only a matrix has rows and columns.
 */
import { type Algebra, type Expr } from 'lawgrad'

export const turned = ({ transpose }: Algebra, x: Expr<3>) => transpose(x)
//                                                                      ^ TS2345 · Expr<3> · size
