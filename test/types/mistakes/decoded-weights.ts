/**
 * Weights decoded as another shape.
 *
 * The file is decoded as 1 × 3 where the layer needs 1 × 2.
 */
import * as E from 'fp-ts/lib/Either.js'
import { dense, input, matrixFrom, pipe, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const decoded = matrixFrom(1, 3)([[1, 2, 3]])
export const h = pipe(
  decoded,
  E.map(weights => or.forward([{ weights, bias: vector([0]) }, []]))
//                               ^ TS2322 · size · '3' · '2'
)
