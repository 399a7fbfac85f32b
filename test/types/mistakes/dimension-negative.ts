/**
 * A layer of −1 units.
 *
 * A size is a positive integer.
 */
import { dense } from 'lawgrad'

export const hidden = dense(-1)
//                          ^ TS2345 · positive integer · got -1
