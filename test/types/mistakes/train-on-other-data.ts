/**
 * Training on data of another size.
 *
 * The trainer is for two inputs; the data have three.
 */
import { batch, dense, gradientDescent, input, pipe, quadraticLoss, sigmoid, train, trainer, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const three = batch([{ input: vector([1, 0, 1]), target: vector([1]) }])
export const run = train(trainer(or, quadraticLoss, gradientDescent(40)), { epochs: 10 })(three)
//                                                                                        ^ TS2345 · inputs · '3' · '2'
