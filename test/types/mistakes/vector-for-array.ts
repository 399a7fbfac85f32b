/**
 * A vector where an array is expected.
 *
 * A vector is read by `[...x]`.
 */
import { vector } from 'lawgrad'

export const row: readonly number[] = vector([1, 2])
//           ^ TS2740 · Vector<2> · readonly number[]
