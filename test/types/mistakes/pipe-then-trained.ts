/**
 * A wrong stage of a network that is then trained.
 *
 * The second layer takes four inputs; three arrive. What trains the network is not blamed for it.
 */
import { append, batch, dense, denseLayer, fit, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, sigmoid, trainer, uniform, vector } from 'lawgrad'

const network = pipe(input(2), dense(3), sigmoid, append(denseLayer(4, 1)), sigmoid)
//                                                ^ TS2345 · outputs · '3' · '4'
const learner = trainer(network, quadraticLoss, gradientDescent(40))
const start = initialState(learner, uniform(0, 1))(pythonRandom(0))
const or = batch([{ input: vector([0, 1]), target: vector([1]) }])
export const history = fit(learner, { epochs: 10 })(or)(start)
