/**
 * A vector that leaves its door.
 *
 * Outside, nobody knows its length: return numbers.
 */
import { withDimension, zeros } from 'lawgrad'

export const x = withDimension('features', size => zeros(size))(3)
//                                                 ^ TS2322 · features · outside of withDimension
