/**
 * A union of sizes as a type argument.
 *
 * Closed.
 */
import { dot, vector } from 'lawgrad'

export const s = dot<2 | 3>(vector([1, 2]))
//                          ^ TS2345
