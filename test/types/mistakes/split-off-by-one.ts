/**
 * A vector split into more than it has.
 *
 * Two and three make five, the vector has four components.
 */
import { splitAt, vector } from 'lawgrad'

export const parts = splitAt(2, 3)(vector([1, 2, 3, 4]))
//                                 ^ TS2345 · size · '4' · '5'
