/**
 * Component-wise product of different lengths.
 *
 * The second vector has one component less.
 */
import { hadamard, vector } from 'lawgrad'

export const product = hadamard(vector([1, 2, 3, 4]))(vector([1, 2, 3]))
//                                                    ^ TS2345 · size · '3' · '4'
