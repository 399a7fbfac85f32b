/**
 * Where a layer is tried, and what it answers there.
 */
import * as fc from 'fast-check'
import type { Layer, Noise, Size, Tensor } from '../../../src/index.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { noiseOf, parametersOf, tensorOf } from '../../arbitraries/tensors.ts'
import { count, flat, shapeOf } from '../../internal/flat.ts'
import { neighbours } from '../../internal/neighbours.ts'
import { simplified } from '../../internal/simplifying.ts'
import type { Law } from '../../law.ts'

/** Where a layer is tried: parameters, an input with its noise, a cotangent of the output, and which components to look at if there are many. */
export type LayerPoint<I extends Size, O extends Size, P> = {
  readonly parameters: P
  readonly input: Tensor<I>
  readonly noise: Noise
  readonly cotangent: Tensor<O>
  readonly probes: readonly number[]
}

/** Finite, and where formulas break: around the ends of exp, at zeros of both signs, among the subnormals. */
export const extreme: fc.Arbitrary<number> = simplified(
  fc.oneof(
    fc.constantFrom(745, -745, 746, -746, 710, -710, 37, -37, 1000, -1000, 0, -0, 5e-324, -5e-324, 1e-308, 1e-160),
    ordinary(1000)
  )
)

/** Components that are looked at one by one; of a larger layer some are drawn, and the adjoint law sees all at once. */
const probed = 32

/** The components to look at: all, or some of a larger layer. */
export const probesOf = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): fc.Arbitrary<readonly number[]> => {
  const variables = layer.shape.count + count(layer.inputs)
  return variables > probed
    ? fc.uniqueArray(fc.nat(variables - 1), { minLength: 8, maxLength: probed })
    : fc.constant(Array.from({ length: variables }, (_, index) => index))
}

/** Points at which to try a layer. */
export const layerPoint = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  inputs: fc.Arbitrary<number>,
  parameters: fc.Arbitrary<number>,
  cotangents: fc.Arbitrary<number> = ordinary(1)
): fc.Arbitrary<LayerPoint<I, O, P>> =>
  fc.record({
    parameters: parametersOf(layer.shape, parameters),
    input: tensorOf<I>(layer.inputs, inputs),
    noise: noiseOf(layer),
    cotangent: tensorOf<O>(layer.outputs, cotangents),
    probes: probesOf(layer)
  })

/** The cotangents of parameters and input as one array. */
export const pulled =
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>) =>
  (parameters: P, input: Tensor<I>, noise?: Noise) => {
    const { pullback } = layer.vjp(parameters)(input, noise)
    return (cotangent: Tensor<O>): readonly number[] => {
      const back = pullback(cotangent)
      return [...layer.shape.flatten(back.parameters), ...flat(back.input)]
    }
  }

/** All numbers that a layer answers with at a point. */
export const answers = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { parameters, input, noise, cotangent }: LayerPoint<I, O, P>
): readonly number[] => {
  const { output, pullback } = layer.vjp(parameters)(input, noise)
  const back = pullback(cotangent)
  return [
    ...flat(layer.forward(parameters, noise)(input)),
    ...flat(output),
    ...layer.shape.flatten(back.parameters),
    ...flat(back.input)
  ]
}

/** The laws of a layer. */
export type Of<I extends Size, O extends Size, P> = Law<LayerPoint<I, O, P>>

/** Asks a layer beside a point, so that what it remembers by a part of what it was given shows in what it says next. */
export const askNeighbours = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  point: LayerPoint<I, O, P>
): readonly (readonly number[])[] => {
  const inputs = neighbours(flat(point.input)).map(shapeOf<I>(layer.inputs).unflatten)
  const parameters = neighbours(layer.shape.flatten(point.parameters)).map(layer.shape.unflatten)
  return [
    ...inputs.map(input => ({ ...point, input })),
    ...parameters.map(theta => ({ ...point, parameters: theta }))
  ].map(beside => answers(layer, beside))
}
