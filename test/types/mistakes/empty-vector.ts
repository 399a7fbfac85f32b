/**
 * A vector without components.
 *
 * There is no vector of length 0.
 */
import { vector } from 'lawgrad'

export const nothing = vector([])
//                            ^ TS2345 · positive integer · got 0
