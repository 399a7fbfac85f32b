/**
 * A difference below zero.
 *
 * More is taken than there is.
 */
import { differenceOf, input } from 'lawgrad'

export const network = input(differenceOf(2, 3))
//                                           ^ TS2345 · expected a number of at most 2; got 3
