/**
 * Sizes of two doors of the same name.
 *
 * Two files may have different numbers of features: ask for a witness.
 */
import { dot, withDimension, zeros } from 'lawgrad'

export const run = withDimension('features', one => withDimension('features', other => dot(zeros(one))(zeros(other))))
//                                                                                                     ^ TS2345 · features · size · unrelated
