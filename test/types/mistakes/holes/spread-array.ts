/**
 * A vector of an array spread into a literal.
 *
 * Closed.
 */
import { vector } from 'lawgrad'

const more: readonly number[] = [1, 2]
export const x = vector([0, ...more])
//                      ^ TS2345
