/**
 * A network and data with other inputs.
 *
 * The data have three inputs, the network two.
 */
import { batch, cost, dense, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const three = batch([{ input: vector([1, 0, 1]), target: vector([1]) }])
export const j = cost(or, quadraticLoss)(three)
//                                       ^ TS2345 · inputs · '3' · '2'
