/**
 * A network of one column less, and data of all.
 *
 * Three columns, two inputs.
 */
import { dense, differenceOf, input, pipe, sigmoid, vector } from 'lawgrad'

const columns = ['length', 'width', 'species'] as const
const network = pipe(input(differenceOf(columns.length, 1)), dense(1), sigmoid)
const { forward } = network
export const output = forward([network.shape.unflatten([1, 2, 3])[0], []])(vector([1, 2, 3]))
//                                                                         ^ TS2345 · '3' · '2'
