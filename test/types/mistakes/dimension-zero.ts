/**
 * A layer of 0 units.
 *
 * A size is a positive integer.
 */
import { dense } from 'lawgrad'

export const hidden = dense(0)
//                          ^ TS2345 · positive integer · got 0
