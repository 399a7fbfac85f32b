/**
 * A block that does not divide one side.
 *
 * 5 columns have no blocks of 2, and no size but 1 divides 4 and 5.
 */
import { maxPoolLayer } from 'lawgrad'

export const pool = maxPoolLayer([1, 4, 5], 2)
//                                          ^ TS2345 · expected a block size that divides 5; got 2; take 1
