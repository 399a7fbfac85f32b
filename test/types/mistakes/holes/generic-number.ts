/**
 * A size of a type parameter that is not known to be one.
 *
 * Closed.
 */
import { zeros } from 'lawgrad'

export const zero = <N extends 2 | 3>(n: N) => zeros(n)
//                                                   ^ TS2345
