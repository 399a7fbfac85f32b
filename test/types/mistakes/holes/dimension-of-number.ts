/**
 * A bare number as the size that something carries.
 *
 * Closed.
 */
import { dimensionOf, zeros } from 'lawgrad'

const width: number = JSON.parse('3')
export const x = zeros(dimensionOf(width))
//                                 ^ TS2345
