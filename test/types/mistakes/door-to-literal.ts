/**
 * A run-time size for a literal one.
 *
 * The file may have any number of features; the weights are for three.
 */
import { dot, vector, withDimension, zeros } from 'lawgrad'

const weights = vector([1, 2, 3])
export const run = withDimension('features', features => dot(weights)(zeros(features)))
//                                                                    ^ TS2345 · size · features · '3'
