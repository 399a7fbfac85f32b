/**
 * Sum of vectors of different lengths.
 *
 * The vector added has one component more.
 */
import { add, pipe, vector } from 'lawgrad'

export const sum = pipe(vector([1, 2]), add(vector([1, 2, 3])))
//                                      ^ TS2345 · size · '2' · '3'
