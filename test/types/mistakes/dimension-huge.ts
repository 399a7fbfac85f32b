/**
 * A size beyond every integer of double precision.
 *
 * Written out, the number has an exponent.
 */
import { zeros } from 'lawgrad'

export const x = zeros(1e21)
//                     ^ TS2345 · positive integer · got 1e+21
