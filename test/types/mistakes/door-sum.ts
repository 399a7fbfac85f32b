/**
 * A run-time size and 1, added in another order.
 *
 * The compiler does not know that 1 + n is n + 1.
 */
import { add, concat, norm, vector, withDimension, zeros } from 'lawgrad'

export const run = withDimension('n', n => norm(add(concat(vector([1]))(zeros(n)))(concat(zeros(n))(vector([1])))))
//                                                                                 ^ TS2345 · size · '"1 + n"' · '"n + 1"'
