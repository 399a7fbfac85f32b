/**
 * A quotient that is no integer, as a size.
 *
 * Closed.
 */
import { dense, quotientOf } from 'lawgrad'

export const stage = dense(quotientOf(7, 2))
//                                       ^ TS2345
