/**
 * A length that cannot be.
 *
 * Closed.
 */
import { vector } from 'lawgrad'

const x = vector([1, 2])
export const y = x.size === 3
//               ^ TS2367
