/**
 * Combining vectors of different lengths.
 *
 * The second vector has one component more.
 */
import { vector, zipWith } from 'lawgrad'

export const larger = zipWith(Math.max)(vector([1, 2]))(vector([1, 2, 3]))
//                                                      ^ TS2345 · size · '2' · '3'
