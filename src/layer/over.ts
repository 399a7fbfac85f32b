/**
 * A layer read over any scalar, from lists of scalars to lists of scalars: what oracles and enclosures are made of.
 */
import { readingOver } from '../algebra/over.ts'
import type { Size } from '../dimension/size.ts'
import type { Scalar } from '../scalar/scalar.ts'
import type { Layer } from './layer.ts'
import { meanNoise, type Noise } from './noise.ts'

/** The cotangents of parameters and input, in the orders of `flatten` and of the input's components. */
export interface CotangentsOver<out S> {
  readonly parameters: readonly S[]
  readonly input: readonly S[]
}

/**
 * The output of a layer over a scalar: parameters in the order of `layer.shape.flatten`, tensors row-major; noise is constant, by default its mean.
 *
 * Cost: one reading of the equation. Never fails; a wrong number of scalars is a defect. Laws: over `realScalar` it is `forward`.
 *
 * @example
 * ```ts
 * import { dualScalar, outputOver, sigmoidLayer } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const output = outputOver(dualScalar)(sigmoidLayer(1))
 * assert.deepEqual(output([], [{ primal: 0, tangent: 1 }]), [{ primal: 0.5, tangent: 0.25 }])
 * ```
 */
export const outputOver =
  <S>(scalar: Scalar<S>) =>
  <I extends Size, O extends Size, P>(
    layer: Layer<I, O, P>
  ): ((parameters: readonly S[], input: readonly S[], noise?: Noise) => readonly S[]) => {
    const reading = readingOver(scalar)
    const at = layer.at(reading.algebra)
    return (parameters, input, noise = meanNoise(layer)) =>
      reading.scalars(
        at(reading.unflatten(layer.shape)(parameters), reading.tensor(layer.inputs)(input), noise.map(reading.constant))
          .output
      )
  }

/**
 * The pullback of a layer over a scalar, at a point and of a cotangent; orders and noise as in {@link outputOver}.
 *
 * Read with bounded numbers it encloses the gradient, with dual numbers it gives second derivatives. Cost: one reading of equation and pullback.
 * Never fails; a wrong number of scalars is a defect. Laws: over `realScalar` it is that of `vjp`.
 *
 * @example
 * ```ts
 * import { pullbackOver, realScalar, sigmoidLayer } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { input } = pullbackOver(realScalar)(sigmoidLayer(1))([], [0], [8])
 * assert.deepEqual(input, [2])
 * ```
 */
export const pullbackOver =
  <S>(scalar: Scalar<S>) =>
  <I extends Size, O extends Size, P>(
    layer: Layer<I, O, P>
  ): ((parameters: readonly S[], input: readonly S[], cotangent: readonly S[], noise?: Noise) => CotangentsOver<S>) => {
    const reading = readingOver(scalar)
    const at = layer.at(reading.algebra)
    return (parameters, input, cotangent, noise = meanNoise(layer)) => {
      const back = at(
        reading.unflatten(layer.shape)(parameters),
        reading.tensor(layer.inputs)(input),
        noise.map(reading.constant)
      ).pullback(reading.tensor(layer.outputs)(cotangent))
      return Object.freeze({
        parameters: reading.flatten(layer.shape)(back.parameters),
        input: reading.scalars(back.input)
      })
    }
  }
