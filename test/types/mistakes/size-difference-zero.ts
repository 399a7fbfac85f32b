/**
 * A difference of nothing.
 *
 * Two minus two is no size.
 */
import { differenceOf, input } from 'lawgrad'

export const network = input(differenceOf(2, 2))
//                           ^ TS2345 · positive integer · got 0
