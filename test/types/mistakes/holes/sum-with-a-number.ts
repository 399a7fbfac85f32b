/**
 * A sum with a number that is no literal, as a size.
 *
 * Closed.
 */
import { sumOf, zeros } from 'lawgrad'

export const make = (n: number) => zeros(sumOf(n, 1))
//                                       ^ TS2345
