/**
 * A bare number as the size that something carries.
 *
 * Closed.
 */
import { dimensionOf } from 'lawgrad'

const width: number = JSON.parse('3')
export const x = dimensionOf(width)
//                           ^ TS2345
