/**
 * A batch that may be none, used as one.
 *
 * `batchFrom` answers an Option; the case of none is missing.
 */
import { batchFrom, costGradient, dense, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'

const rows: readonly (readonly [number, number, number])[] = []
const network = pipe(input(2), dense(1), sigmoid)
const data = batchFrom(rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) })))
export const gradient = costGradient(network, quadraticLoss)(data)
//                                                           ^ TS2345 · Option<Batch<2, 1>> · 'Batch<2, 1>'
