/**
 * The state of one architecture in the training of another.
 *
 * Both networks go from two numbers to one; the state is that of the deep one.
 */
import { dense, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, stateAt, tanh, trainer, uniform } from 'lawgrad'

const shallow = trainer(pipe(input(2), dense(1)), quadraticLoss, gradientDescent(1))
const deep = trainer(pipe(input(2), dense(4), tanh, dense(1)), quadraticLoss, gradientDescent(1))
const { parameters, random } = initialState(deep, uniform(0, 1))(pythonRandom(0))
export const state = stateAt(shallow)(parameters, random)
//                                    ^ TS2345 · DenseParameters<2, 4> · DenseParameters<2, 1>
