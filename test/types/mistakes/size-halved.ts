/**
 * Half of a size.
 *
 * The quotient of numbers is a number.
 */
import { dense } from 'lawgrad'

const width = 16
export const stage = dense(width / 2)
//                         ^ TS2345 · expected a size known at compile time
