/**
 * Wrong activations of any size.
 */
import { noParameters, type Algebra, type Expr, type Layer, type None, type Num } from 'lawgrad'
import { computes, type ActivationName } from '../internal/computes.ts'
import { withLens } from '../internal/lens.ts'
import type { Place, Rewriting } from '../internal/rebuilt.ts'
import type { Mistake } from './gradient-bug.ts'

/** An activation at a point: z and a = g(z), and the pullback as it should be. */
export type ActivationPoint<N extends number> = {
  readonly layer: Layer<N, N, None>
  readonly place: Place
  readonly z: Expr<N>
  readonly a: Expr<N>
  readonly pullback: (c: Expr<N>) => Expr<N>
}

/** The cotangent of z, given that of a, and forward another output: what is otherwise than it should be. */
export type ActivationLens = <N extends number>(
  algebra: Algebra,
  point: ActivationPoint<N>
) => { readonly output?: Expr<N>; readonly pullback?: (c: Expr<N>) => Expr<N> }

/** Activations with another output or another pullback. */
export const activationWith =
  (lens: ActivationLens): NonNullable<Rewriting['activation']> =>
  <N extends number>(layer: Layer<N, N, None>, place: Place) =>
    withLens<N, N, None>(layer, algebra => {
      const right = layer.at(algebra)
      return (parameters, z, noise) => {
        const point = right(parameters, z, noise)
        const whole = {
          output: point.output,
          pullback: (c: Expr<N>) => point.pullback(c).input
        }
        const { output, pullback } = {
          ...whole,
          ...lens<N>(algebra, { layer, place, z, a: point.output, pullback: whole.pullback })
        }
        return { output, pullback: c => ({ parameters: noParameters, input: pullback(c) }) }
      }
    })

/** A network of activations with another output or another pullback. */
export const activation = (lens: ActivationLens): Mistake => ({
  layers: () => ({ activation: activationWith(lens) })
})

/** A network whose activations that compute one function have another slope, by z and a. */
export const slope = (of: ActivationName, derivative: (algebra: Algebra) => (z: Num, a: Num) => Num): Mistake =>
  activation((algebra, { layer, z, a }) => {
    const { zipWith, hadamard } = algebra
    return computes(layer, of) ? { pullback: hadamard(zipWith(derivative(algebra))(a)(z)) } : {}
  })

/** A network without the slope of the activation in some places. */
export const slopeless = (where: (place: Place) => boolean): Mistake =>
  activation((_, { place }) => (where(place) ? { pullback: c => c } : {}))

/** Whether a place is the last one. */
export const isLast = ({ index, count }: Place): boolean => index === count - 1

/** σ′(z) = σ(z)·σ(−z) */
export const sigmoidSlope =
  ({ sigmoid, negate, times }: Algebra) =>
  (z: Num): Num =>
    times(sigmoid(z), sigmoid(negate(z)))
