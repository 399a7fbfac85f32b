/**
 * A size that is a bare number.
 *
 * Its value is known only at run time.
 */
import { dense } from 'lawgrad'

const width: number = JSON.parse('3')
export const hidden = dense(width)
//                          ^ TS2345 · known at compile time · number · withDimension
