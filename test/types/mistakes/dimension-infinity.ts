/**
 * A layer of infinitely many units.
 *
 * Infinity is a number that is no size.
 */
import { dense } from 'lawgrad'

export const hidden = dense(Infinity)
//                          ^ TS2345 · number · known at compile time
