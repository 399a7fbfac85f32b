/**
 * A layer of 2.5 units.
 *
 * A size is a positive integer.
 */
import { dense } from 'lawgrad'

export const hidden = dense(2.5)
//                          ^ TS2345 · positive integer · got 2.5
