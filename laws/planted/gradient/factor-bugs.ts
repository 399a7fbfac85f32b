/**
 * The right direction, and the wrong length; and what slips in besides.
 */
import { rightSteps } from '../back-propagation.ts'
import { at, times, zeros } from '../numbers.ts'
import { afterwards, bug, byNorm, isLast, scaled, withParameters, type GradientBug } from './gradient-bug.ts'

/** What gradients are clipped to. */
const limit = 0.01

/** Gradients of a wrong length. */
export const factorBugs: readonly GradientBug[] = [
  bug('gradient × 2', 'the gradient is twice what it should be: the ½ of the loss is forgotten', {
    answer: scaled(2)
  }),
  bug('½ twice', 'the gradient is half of what it should be: the ½ of the loss is applied twice', {
    answer: scaled(0.5)
  }),
  bug('gradient × (1 + 1e-4)', 'the gradient is off by a factor of 1.0001', { answer: scaled(1 + 1e-4) }),
  bug('sign', 'the gradient has the wrong sign: residual y − h for h − y', { answer: scaled(-1) }),
  bug('clipped by component', `each component of the gradient is silently clipped to ±${limit}`, {
    answer: gradient => gradient.map(g => Math.max(-limit, Math.min(limit, g)))
  }),
  bug('clipped by norm', `the gradient is silently clipped to the norm ${limit}`, {
    answer: byNorm(norm => Math.min(1, limit / norm))
  }),
  bug('normalized', 'the gradient is divided by its norm', { answer: byNorm(norm => 1 / norm) })
]

/** What slips into a gradient, and forward passes that are another function. */
export const intruderBugs: readonly GradientBug[] = [
  bug('weight decay slipped in', 'weight decay has slipped into the gradient: 0.01·θ is added', {
    answer: (gradient, { parameters }) => gradient.map((g, i) => g + 0.01 * at(parameters, i))
  }),
  bug('decay of weights alone', 'weight decay has slipped into the gradient of the weights: 0.01·W is added', {
    answer: afterwards((layer, index, of) => ({
      ...layer,
      weights: layer.weights.map((row, j) => row.map((g, i) => g + 0.01 * at(of[index]?.weights[j], i)))
    }))
  }),
  bug('decay of biases alone', 'weight decay has slipped into the gradient of the biases: 0.01·b is added', {
    answer: afterwards((layer, index, of) => ({
      ...layer,
      bias: layer.bias.map((g, j) => g + 0.01 * at(of[index]?.bias, j))
    }))
  }),
  bug('decay by absolute θ', 'an absolute value has slipped into a weight decay: 0.01·|θ| is added', {
    answer: (gradient, { parameters }) => gradient.map((g, i) => g + 0.01 * Math.abs(at(parameters, i)))
  }),
  bug('activations in single precision', 'activations are rounded to single precision', {
    activate: (z, place) => rightSteps.activate(z, place).map(Math.fround)
  }),
  bug('parameters in single precision', 'parameters are rounded to single precision', {
    given: withParameters(parameters => parameters.map(Math.fround))
  }),
  bug('gradient in single precision', 'the gradient is rounded to single precision', {
    answer: gradient => gradient.map(Math.fround)
  }),
  bug('bias forgotten forward', 'the bias is left out of the forward pass', {
    combine: (layer, x) => rightSteps.combine({ ...layer, bias: zeros(layer.bias) }, x)
  }),
  bug('hidden activation forgotten', 'the hidden layers have no activation, forward', {
    activate: (z, place) => (isLast(place) ? rightSteps.activate(z, place) : z)
  }),
  bug('a factor that grows with depth', 'the gradient is multiplied by the number of layers', {
    answer: (gradient, { activations }) => times(gradient, activations.length)
  })
]
