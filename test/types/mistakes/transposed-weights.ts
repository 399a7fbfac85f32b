/**
 * Transposed weights.
 *
 * Weights have a row for each output: 1 × 2, not 2 × 1.
 */
import { dense, input, matrix, pipe, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
export const h = or.forward([{ weights: matrix([[1], [2]]), bias: vector([0]) }, []])
//                             ^ TS2322 · size · '2' · '1' · Matrix<1, 2>
