/**
 * A run-time size and a literal, added in another order.
 *
 * Closed.
 */
import { add, concat, norm, vector, withDimension, zeros } from 'lawgrad'

export const run = withDimension('n', n => norm(add(concat(vector([1]))(zeros(n)))(concat(zeros(n))(vector([1])))))
//                                                                                 ^ TS2345
