/**
 * A wrong stage of a network that a whole program uses.
 *
 * It is trained, extended, repeated, printed and asked; nothing of that is blamed.
 */
import {
  batch,
  append,
  binaryCrossEntropy,
  compose,
  cost,
  costGradient,
  dense,
  denseLayer,
  gradientDescent,
  initialState,
  input,
  networkText,
  pipe,
  pythonRandom,
  repeat,
  residual,
  shared,
  sigmoid,
  step,
  trainer,
  uniform,
  vector,
  type SomeLayer
} from 'lawgrad'

const network = pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid)
//                                       ^ TS2345 · outputs · '3' · '4'
const or = batch([{ input: vector([0, 1]), target: vector([1]) }])
const learner = trainer(network, binaryCrossEntropy, gradientDescent(40))
const start = initialState(learner, uniform(0, 1))(pythonRandom(0))
const [metrics, next] = step(learner)(or)(start)
export const costs = [metrics.cost, cost(network, binaryCrossEntropy)(or)(next.parameters)]
export const gradient = costGradient(network, binaryCrossEntropy)(or)(next.parameters)
export const answer = network.forward(next.parameters)(vector([1, 1])).components[0]
export const text = networkText(network)
export const larger = pipe(input(2), dense(1), residual(network), repeat(3, network), shared(2, network), dense(1))
export const composed = compose(denseLayer(1, 2))(network)
export const all: readonly SomeLayer<2, 1>[] = [network, pipe(network, dense(1))]
