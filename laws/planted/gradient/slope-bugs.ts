/**
 * Wrong derivatives of activations.
 */
import { elementary } from '../../../src/index.ts'
import { rightSteps } from '../back-propagation.ts'
import { at } from '../numbers.ts'
import { settings } from '../setting.ts'
import { bug, isLast, slope, slopeless, type GradientBug } from './gradient-bug.ts'

/** δ with a wrong slope, or none. */
export const slopeBugs: readonly GradientBug[] = [
  bug('tanh′ for σ′', 'the derivative of tanh is used for that of the sigmoid: 1 − tanh²(z)', {
    delta: slope('sigmoid', elementary.tanhDerivative)
  }),
  bug('1 − a² for a(1 − a)', 'the derivative of the sigmoid is computed from its output as that of tanh: 1 − a²', {
    delta: slope('sigmoid', (_, a) => 1 - a * a)
  }),
  bug('a(1 − a) at saturation', 'σ′ is computed as a(1 − a), which loses its digits where a rounds to 1', {
    delta: slope('sigmoid', (_, a) => a * (1 - a))
  }),
  bug('σ′ at a', 'σ′ is taken at the activation a instead of at z', {
    delta: slope('sigmoid', (_, a) => elementary.sigmoidDerivative(a))
  }),
  bug('σ for σ′', 'σ′ is computed as σ: the factor 1 − σ is missing', { delta: slope('sigmoid', (_, a) => a) }),
  bug('sign of σ′', 'σ′ has the wrong sign: −e^(−z) / (1 + e^(−z))²', {
    delta: slope('sigmoid', z => -elementary.sigmoidDerivative(z))
  }),
  bug('σ′ missing at the output', 'σ′ is missing at the output', { delta: slopeless(isLast) }),
  bug('σ′ missing in the hidden layers', 'σ′ is missing in the hidden layers', {
    delta: slopeless(place => !isLast(place))
  }),
  bug('σ′ missing in the first layer', 'σ′ is missing in the first layer', {
    delta: slopeless(({ index, count }) => index === 0 && count > 1)
  }),
  bug('σ′ missing everywhere', 'σ′ is missing in all layers', { delta: slopeless(() => true) }),
  bug('σ′ twice at the output', 'σ′ is applied twice at the output', {
    delta: (cotangent, place) => rightSteps.delta(isLast(place) ? rightSteps.delta(cotangent, place) : cotangent, place)
  }),
  bug('σ′ of the layer below', 'an index is off by one: σ′ is taken at the z of the layer below', {
    delta: (cotangent, place) => {
      const { z } = place.all[place.index - 1] ?? place
      return cotangent.map((c, j) => c * elementary.sigmoidDerivative(at(z, j)))
    }
  }),
  bug('σ′ missing in weight gradients', 'weight gradients take the cotangent before it is multiplied by σ′', {
    weights: (_, { input }, cotangent) => cotangent.map(c => input.map(x => c * x))
  }),
  bug('σ′ missing in bias gradients', 'bias gradients take the cotangent before it is multiplied by σ′', {
    bias: (_, _place, cotangent) => cotangent
  }),
  bug(
    'relu slope 1 below 0',
    'the derivative of relu is 1 for negative z too',
    { delta: slope('relu', () => 1) },
    settings.relu
  ),
  bug(
    'relu slope z',
    'the output of relu is used for its derivative',
    { delta: slope('relu', (_, a) => a) },
    settings.relu
  ),
  bug(
    'softplus slope 1 − σ',
    'the derivative of softplus has the wrong sign in its exponent: σ(−z)',
    { delta: slope('softplus', z => elementary.sigmoid(-z)) },
    settings.softplus
  ),
  bug(
    'softmax Jacobian diagonal',
    'only the diagonal p(1 − p) of the softmax Jacobian is used',
    { delta: slope('softmax', (_, p) => p * (1 - p)) },
    settings.softmax
  ),
  bug(
    'softmax Jacobian without −ppᵀ',
    'the softmax Jacobian is taken for the diagonal matrix of p: −ppᵀ is missing',
    { delta: slope('softmax', (_, p) => p) },
    settings.softmax
  )
]
