/**
 * A layer of NaN units.
 *
 * NaN is a number that is no size.
 */
import { dense } from 'lawgrad'

export const hidden = dense(NaN)
//                          ^ TS2345 · number · known at compile time
