/**
 * The right direction, and the wrong length; and what slips in besides.
 */
import { bug, type GradientBug, type Mistake } from './gradient-bug.ts'
import { activation, isLast } from './activation.ts'
import { dense, denseWith } from './dense.ts'

/** What gradients are clipped to. */
const limit = 0.01

/** All numbers multiplied. */
const scaled = (factor: number): Mistake => ({ answer: gradient => gradient.map(g => g * factor) })

/** The gradient of the parameters multiplied by a factor that depends on its norm. */
const byNorm = (factor: (norm: number) => number): Mistake => ({
  answer: (gradient, { parameters: { length } }) => {
    const by = factor(Math.hypot(...gradient.slice(0, length)))
    return gradient.map((g, i) => (i < length ? g * by : g))
  }
})

/** What is added to each component of the parameters' gradient, given the parameter. */
const added = (decay: (theta: number) => number): Mistake => ({
  answer: (gradient, { parameters }) => gradient.map((g, i) => g + decay(parameters[i] ?? 0))
})

/** Gradients of a wrong length. */
export const factorBugs: readonly GradientBug[] = [
  bug('gradient × 2', 'the gradient is twice what it should be: the ½ of the loss is forgotten', scaled(2)),
  bug('½ twice', 'the gradient is half of what it should be: the ½ of the loss is applied twice', scaled(0.5)),
  bug('gradient × (1 + 1e-4)', 'the gradient is off by a factor of 1.0001', scaled(1 + 1e-4)),
  bug('sign', 'the gradient has the wrong sign: residual y − h for h − y', scaled(-1)),
  bug('clipped by component', `each component of the gradient is silently clipped to ±${limit}`, {
    answer: gradient => gradient.map(g => Math.max(-limit, Math.min(limit, g)))
  }),
  bug(
    'clipped by norm',
    `the gradient is silently clipped to the norm ${limit}`,
    byNorm(norm => Math.min(1, limit / norm))
  ),
  bug(
    'normalized',
    'the gradient is divided by its norm',
    byNorm(norm => 1 / norm)
  )
]

/** What slips into a gradient, and forward passes that are another function. */
export const intruderBugs: readonly GradientBug[] = [
  bug(
    'weight decay slipped in',
    'weight decay has slipped into the gradient: 0.01·θ is added',
    added(theta => 0.01 * theta)
  ),
  bug(
    'decay of weights alone',
    'weight decay has slipped into the gradient of the weights: 0.01·W is added',
    dense(({ outer, add, scale, num }, { weights, x, c }) => ({ weights: add(scale(num(0.01))(weights))(outer(c)(x)) }))
  ),
  bug(
    'decay of biases alone',
    'weight decay has slipped into the gradient of the biases: 0.01·b is added',
    dense(({ add, scale, num }, { bias, c }) => ({ bias: add(scale(num(0.01))(bias))(c) }))
  ),
  bug(
    'decay by absolute θ',
    'an absolute value has slipped into a weight decay: 0.01·|θ| is added',
    added(theta => 0.01 * Math.abs(theta))
  ),
  bug(
    'activations in single precision',
    'activations are rounded to single precision',
    activation(({ map, times, minus, num }, { a }) => ({
      // Veltkamp’s splitting: of 53 digits the first 24
      output: map(x => {
        const large = times(num(2 ** 29 + 1), x)
        return minus(large, minus(large, x))
      })(a)
    }))
  ),
  bug('parameters in single precision', 'parameters are rounded to single precision', {
    parameters: parameters => parameters.map(Math.fround)
  }),
  bug('gradient in single precision', 'the gradient is rounded to single precision', {
    answer: gradient => gradient.map(Math.fround)
  }),
  bug('bias forgotten forward', 'the bias is left out of the forward pass', {
    layers: () => ({
      dense: denseWith(
        () => ({}),
        ({ matVec }) =>
          ({ weights }) =>
          x =>
            matVec(weights)(x)
      )
    })
  }),
  bug(
    'hidden activation forgotten',
    'the hidden layers have no activation, forward',
    activation((_, { place, z }) => (isLast(place) ? {} : { output: z }))
  ),
  bug('a factor that grows with depth', 'the gradient is multiplied by the number of layers', {
    answer: (gradient, { depth }) => gradient.map(g => g * depth)
  })
]
