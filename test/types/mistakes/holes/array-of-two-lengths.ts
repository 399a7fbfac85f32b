/**
 * An array of vectors of two lengths, mapped by one function.
 *
 * Closed.
 */
import { add, vector } from 'lawgrad'

const xs = [vector([1, 2]), vector([1, 2, 3])]
export const sums = xs.map(x => add(vector([1, 2]))(x))
//                                                  ^ TS2345
