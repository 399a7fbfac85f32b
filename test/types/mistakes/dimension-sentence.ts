/**
 * A size of 0 in a type.
 *
 * Dimension<0> is the sentence that says what is wrong.
 */
import { type Dimension } from 'lawgrad'

export const nothing: Dimension<0> = 0
//           ^ TS2322 · positive integer · got 0
