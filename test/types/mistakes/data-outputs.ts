/**
 * A network and data with other outputs.
 *
 * The data have two targets, the network one output.
 */
import { batch, dense, gradient, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const table = batch([{ input: vector([1, 0]), target: vector([1, 0]) }])
export const g = gradient(or, quadraticLoss)(table)
//                                           ^ TS2345 · outputs · '2' · '1'
