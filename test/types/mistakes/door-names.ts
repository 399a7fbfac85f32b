/**
 * Sizes of two doors.
 *
 * A vector of features meets a vector of examples.
 */
import { dot, withDimension, zeros } from 'lawgrad'

export const run = withDimension('features', features =>
  withDimension('batch', examples => dot(zeros(features))(zeros(examples)))
//                                                        ^ TS2345 · features · batch · size
)
