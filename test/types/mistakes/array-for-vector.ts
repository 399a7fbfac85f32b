/**
 * An array where a vector is expected.
 *
 * The array was not made a vector, so that its length is not checked.
 */
import { type Vector } from 'lawgrad'

export const x: Vector<2> = [3, 4]
//           ^ TS2322/TS2739 · number[] · size · components
