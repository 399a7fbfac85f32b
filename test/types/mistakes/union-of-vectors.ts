/**
 * One of two vectors for a vector.
 *
 * The length depends on a condition.
 */
import { dot, vector } from 'lawgrad'

const x = Math.random() < 0.5 ? vector([1, 2]) : vector([1, 2, 3])
export const s = dot(vector([1, 2]))(x)
//                                   ^ TS2345 · size · '3' · '2'
