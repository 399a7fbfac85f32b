/**
 * A quotient that leaves a rest.
 *
 * Three does not divide eight.
 */
import { dense, quotientOf } from 'lawgrad'

export const stage = dense(quotientOf(8, 3))
//                                       ^ TS2345 · expected a number that divides 8; got 3
