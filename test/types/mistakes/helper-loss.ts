/**
 * A loss of one output for a helper that trains.
 *
 * The network has two outputs.
 */
import { dense, gradientDescent, input, pipe, quadraticLoss, sigmoid, trainer, type Layer, type Size } from 'lawgrad'

const train = <I extends Size, P>(network: Layer<I, 1, P>) => trainer(network, quadraticLoss, gradientDescent(1))
export const learner = train(pipe(input(2), dense(2), sigmoid))
//                           ^ TS2345 · outputs · '2' · '1'
