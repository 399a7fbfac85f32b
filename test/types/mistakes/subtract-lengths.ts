/**
 * Difference of vectors of different lengths.
 *
 * A target of two components is subtracted from a prediction of one.
 */
import { subtract, vector } from 'lawgrad'

export const residual = subtract(vector([0, 1]))(vector([0.7]))
//                                               ^ TS2345 · size · '1' · '2'
