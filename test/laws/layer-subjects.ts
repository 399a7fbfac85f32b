/** Layers that are right, and the suites of some: what the tests of the layers' laws are about. */
import {
  append,
  bernoulli,
  compose,
  denseLayer,
  layer,
  noParameters,
  noShape,
  reluLayer,
  sigmoidLayer,
  softplusLayer,
  tanhLayer,
  tensorShape,
  activationLayer,
  dense,
  input,
  softmax,
  tanh
} from 'lawgrad'
import { activationSuite } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'

export const affine = denseLayer(2, 2)
export type P = ReturnType<typeof affine.shape.unflatten>
export const block = compose(tanhLayer(2))(affine)

export const sigmoids = activationSuite(sigmoidLayer(3), { range: [0, 1], symmetry: 'logistic', monotone: true })
export const tanhs = activationSuite(tanhLayer(2), { range: [-1, 1], symmetry: 'odd', monotone: true })
export const softpluses = activationSuite(softplusLayer(2), {
  range: [0, Infinity],
  symmetry: 'softplus',
  monotone: true
})
export const relus = activationSuite(reluLayer(3), { range: [0, Infinity], symmetry: 'softplus', monotone: true })
export const square = activationLayer({
  name: 'square',
  equation:
    ({ times }) =>
    z =>
      times(z, z),
  derivative:
    ({ times: by, num }) =>
    z =>
      by(num(2), z)
})
/** What a picture of two channels becomes under a sigmoid, and a gain for each of its numbers. */
export const gains = layer({
  name: 'gains',
  inputs: [2, 1, 3],
  outputs: [2, 1, 3],
  shape: tensorShape([2, 1, 3]),
  equation:
    ({ hadamard }) =>
    theta =>
    x =>
      hadamard(theta)(x),
  pullback:
    ({ hadamard }) =>
    (theta, x) =>
    c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
})
/** A gain of noise for each number: what a dropout layer is. */
export const dropped = layer({
  name: 'dropped',
  inputs: 3,
  outputs: 3,
  shape: noShape,
  noise: { size: 3, distribution: bernoulli(0.5) },
  equation:
    ({ hadamard }) =>
    (_, noise) =>
    x =>
      hadamard(noise)(x),
  pullback:
    ({ hadamard }) =>
    (_, _x, _y, noise) =>
    c => ({ parameters: noParameters, input: hadamard(noise)(c) })
})
export const noisy = pipe(input(2), dense(3), append(dropped), tanh, append(dropped), dense(2), softmax)
export const evens = activationSuite(square(2), { range: [0, Infinity], symmetry: 'even', monotone: false })
