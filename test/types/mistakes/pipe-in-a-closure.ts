/**
 * A wrong stage of a network that a function closes over.
 *
 * The function and its callers are not blamed.
 */
import { append, dense, denseLayer, input, pipe, pythonRandom, sigmoid, uniform, vector } from 'lawgrad'

const network = pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid)
//                                       ^ TS2345 · outputs · '3' · '4'
const predict = (a: number, b: number) => network.forward(network.initialize(uniform(0, 1))(pythonRandom(0))[0])(vector([a, b]))
export const both = [predict(0, 1), predict(1, 1)]
