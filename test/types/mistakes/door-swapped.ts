/**
 * Run-time sizes swapped.
 *
 * The matrix has a row for each output.
 */
import { matVec, norm, withDimension, zeroMatrix, zeros } from 'lawgrad'

export const run = withDimension('inputs', inputs =>
  withDimension('outputs', outputs => norm(matVec(zeroMatrix(inputs, outputs))(zeros(inputs))))
//                                                                             ^ TS2345 · inputs · outputs · size
)
