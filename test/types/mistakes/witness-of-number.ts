/**
 * A witness for bare numbers.
 *
 * The witness is about sizes; a bare number is none.
 */
import { sameDimension } from 'lawgrad'

const [one, other]: readonly number[] = [3, 3]
export const same = sameDimension(one ?? 1, 3)
//                                ^ TS2345 · known at compile time · number · withDimension
