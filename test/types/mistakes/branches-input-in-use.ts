/**
 * A wrong branch of a network that is trained.
 *
 * The third of three branches takes five numbers; the network is used afterwards.
 */
import { dense, fork, gradientDescent, input, pipe, predictor, quadraticLoss, tanh, trainer } from 'lawgrad'

const one = pipe(input(4), dense(3), tanh)
const other = pipe(input(5), dense(3), tanh)
const network = pipe(input(4), fork(one, one, other), dense(1))
//                                            ^ TS2345 · inputs · '5' · '4'
export const learner = trainer(network, quadraticLoss, gradientDescent(1))
export const use = predictor(network)
