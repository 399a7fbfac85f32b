/**
 * Dot product of vectors of different lengths.
 *
 * The first vector has three components, the second has two.
 */
import { dot, vector } from 'lawgrad'

export const s = dot(vector([1, 2, 3]))(vector([4, 5]))
//                                      ^ TS2345 · size · '2' · '3'
