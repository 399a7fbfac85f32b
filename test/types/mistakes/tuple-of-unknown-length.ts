/**
 * Parameters of unknown length.
 *
 * A network has a known number of layers, an array any number.
 */
import { dense, input, pipe, sigmoid, type DenseParameters } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const parameters: readonly DenseParameters<2, 1>[] = []
export const h = or.forward(parameters)
//                          ^ TS2345 · requires 2 element(s) · may have fewer
