/**
 * Wrong derivatives of activations.
 */
import type { Algebra } from 'lawgrad'
import { resized } from '../internal/sizes.ts'
import { shelf, type Shelf } from '../internal/shelf.ts'
import { settings } from '../setting.ts'
import {
  activation,
  activationWith,
  isLast,
  sigmoidSlope,
  slope,
  slopeless,
  type ActivationPoint
} from './activation.ts'
import { denseWith, type DensePoint, type DensePullback } from './dense.ts'
import { bug, type GradientBug, type Mistake } from './gradient-bug.ts'

/** Activations leave the cotangent of their output, and the dense layers below find it before it is multiplied by the slope. */
const early = (pullback: (left: Shelf) => DensePullback): Mistake => ({
  layers: () => {
    const left = shelf()
    return {
      dense: denseWith(pullback(left)),
      activation: activationWith((_, { layer, place, pullback: right }) => ({
        pullback: c => {
          left.leave(place.index, layer.outputs, c)
          return right(c)
        }
      }))
    }
  }
})

/** Activations leave their z, and those above find it. */
const below: Mistake = {
  layers: () => {
    const left = shelf()
    return {
      activation: activationWith(<N extends number>(algebra: Algebra, { layer, place, z }: ActivationPoint<N>) => {
        left.leave(place.index, layer.inputs, z)
        const under = left.find<number>(place.index - 1)
        const other = under === undefined ? z : resized<number, N>(algebra, under.size, layer.inputs, under.tensor)
        return { pullback: algebra.hadamard(algebra.map(sigmoidSlope(algebra))(other)) }
      })
    }
  }
}

/** δ with a wrong slope, or none. */
export const slopeBugs: readonly GradientBug[] = [
  bug(
    'tanh′ for σ′',
    'the derivative of tanh is used for that of the sigmoid: 1 − tanh²(z)',
    slope(
      'sigmoid',
      ({ tanh, minus, times, num }) =>
        z =>
          minus(num(1), times(tanh(z), tanh(z)))
    )
  ),
  bug(
    '1 − a² for a(1 − a)',
    'the derivative of the sigmoid is computed from its output as that of tanh: 1 − a²',
    slope(
      'sigmoid',
      ({ minus, times, num }) =>
        (_, a) =>
          minus(num(1), times(a, a))
    )
  ),
  bug(
    'a(1 − a) at saturation',
    'σ′ is computed as a(1 − a), which loses its digits where a rounds to 1',
    slope(
      'sigmoid',
      ({ minus, times, num }) =>
        (_, a) =>
          times(a, minus(num(1), a))
    )
  ),
  bug(
    'σ′ at a',
    'σ′ is taken at the activation a instead of at z',
    slope('sigmoid', algebra => (_, a) => sigmoidSlope(algebra)(a))
  ),
  bug(
    'σ for σ′',
    'σ′ is computed as σ: the factor 1 − σ is missing',
    slope('sigmoid', () => (_, a) => a)
  ),
  bug(
    'sign of σ′',
    'σ′ has the wrong sign: −e^(−z) / (1 + e^(−z))²',
    slope('sigmoid', algebra => z => algebra.negate(sigmoidSlope(algebra)(z)))
  ),
  bug('σ′ missing at the output', 'σ′ is missing at the output', slopeless(isLast)),
  bug(
    'σ′ missing in the hidden layers',
    'σ′ is missing in the hidden layers',
    slopeless(place => !isLast(place))
  ),
  bug(
    'σ′ missing in the first layer',
    'σ′ is missing in the first layer',
    slopeless(({ index, count }) => index === 0 && count > 1)
  ),
  bug(
    'σ′ missing everywhere',
    'σ′ is missing in all layers',
    slopeless(() => true)
  ),
  bug(
    'σ′ twice at the output',
    'σ′ is applied twice at the output',
    activation((_, { place, pullback }) => (isLast(place) ? { pullback: c => pullback(pullback(c)) } : {}))
  ),
  bug('σ′ of the layer below', 'an index is off by one: σ′ is taken at the z of the layer below', below),
  bug(
    'σ′ missing in weight gradients',
    'weight gradients take the cotangent before it is multiplied by σ′',
    early(left => <I extends number, O extends number>({ outer }: Algebra, { place, x, c }: DensePoint<I, O>) => ({
      weights: outer(left.find<O>(place.index)?.tensor ?? c)(x)
    }))
  ),
  bug(
    'σ′ missing in bias gradients',
    'bias gradients take the cotangent before it is multiplied by σ′',
    early(left => <I extends number, O extends number>(_: Algebra, { place, c }: DensePoint<I, O>) => ({
      bias: left.find<O>(place.index)?.tensor ?? c
    }))
  ),
  bug(
    'relu slope 1 below 0',
    'the derivative of relu is 1 for negative z too',
    slope(
      'relu',
      ({ num }) =>
        () =>
          num(1)
    ),
    settings.relu
  ),
  bug(
    'relu slope z',
    'the output of relu is used for its derivative',
    slope('relu', () => (_, a) => a),
    settings.relu
  ),
  bug(
    'softplus slope 1 − σ',
    'the derivative of softplus has the wrong sign in its exponent: σ(−z)',
    slope(
      'softplus',
      ({ sigmoid, negate }) =>
        z =>
          sigmoid(negate(z))
    ),
    settings.softplus
  ),
  bug(
    'softmax Jacobian diagonal',
    'only the diagonal p(1 − p) of the softmax Jacobian is used',
    slope(
      'softmax',
      ({ times, minus, num }) =>
        (_, p) =>
          times(p, minus(num(1), p))
    ),
    settings.softmax
  ),
  bug(
    'softmax Jacobian without −ppᵀ',
    'the softmax Jacobian is taken for the diagonal matrix of p: −ppᵀ is missing',
    slope('softmax', () => (_, p) => p),
    settings.softmax
  )
]
