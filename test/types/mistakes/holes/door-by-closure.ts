/**
 * A size of one door in a function made in another.
 *
 * Closed.
 */
import { add, withDimension, zeros } from 'lawgrad'

export const run = withDimension('n', n => withDimension('n', m => add(zeros(n))(zeros(m)) === zeros(n)))
//                                                                               ^ TS2345
