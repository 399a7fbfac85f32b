/**
 * The type number given by hand.
 *
 * Every number would be a size.
 */
import { zeros } from 'lawgrad'

export const x = zeros<number>(3)
//                             ^ TS2345 · known at compile time · got number · 3
