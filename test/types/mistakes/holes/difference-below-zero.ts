/**
 * A difference below zero, as a size.
 *
 * Closed.
 */
import { differenceOf, zeros } from 'lawgrad'

export const none = zeros(differenceOf(2, 5))
//                                        ^ TS2345
