/**
 * Targets of another number of classes.
 *
 * Ten outputs are not compared with three classes.
 */
import { batch, categoricalCrossEntropy, classTarget, cost, dense, input, pipe, softmax, vector } from 'lawgrad'

const network = pipe(input(2), dense(10), softmax)
const data = batch([{ input: vector([0, 1]), target: classTarget(3)(1) }])
export const j = cost(network, categoricalCrossEntropy)(data)
//                                                      ^ TS2345 · '3' · '10'
