/**
 * A network and a data set with other inputs.
 *
 * The data set has three columns of inputs, the network two inputs.
 */
import { batch, costGradient, dataset, dense, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const rows = pipe(
  batch([{ input: vector([1, 0, 1]), target: vector([1]) }]),
  dataset({ inputNames: ['a', 'b', 'c'], targetNames: ['y'] })
)
export const g = costGradient(or, quadraticLoss)(rows)
//                                               ^ TS2345 · inputs · '3' · '2'
