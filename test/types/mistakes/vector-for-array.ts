/**
 * A vector where an array is expected.
 *
 * A vector is read by `[...x]`.
 */
import { vector } from 'lawgrad'

export const row: readonly number[] = vector([1, 2])
//           ^ TS2322/TS2740 · readonly number[] · concat
