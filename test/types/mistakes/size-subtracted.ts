/**
 * A size from which one was subtracted.
 *
 * The difference of numbers is a number; `differenceOf` knows it.
 */
import { dense, input, pipe, sigmoid } from 'lawgrad'

const columns = ['length', 'width', 'species'] as const
const network = pipe(input(columns.length - 1), dense(1), sigmoid)
//                         ^ TS2345 · differenceOf
export const count = network.shape.count
