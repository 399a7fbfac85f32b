/**
 * A plain function among the stages.
 *
 * It takes a number; a network arrives.
 */
import { dense, input, pipe, sigmoid } from 'lawgrad'

const double = (x: number): number => 2 * x
export const network = pipe(input(2), dense(3), double, sigmoid)
//                                              ^ TS2345 · Network<2, 3, [Dense<2, 3>]> · 'number'
