/**
 * A network frozen at the parameters of another.
 *
 * The parameters are those of a network of three hidden units.
 */
import { dense, frozen, input, pipe, pythonRandom, softmax, tanh, uniform } from 'lawgrad'

const body = pipe(input(4), dense(5), tanh)
const [learned] = pipe(input(4), dense(3), tanh).initialize(uniform(0, 1))(pythonRandom(0))
export const network = pipe(input(4), frozen(body, learned), dense(2), softmax)
//                                                 ^ TS2345 · DenseParameters<4, 3> · DenseParameters<4, 5>
