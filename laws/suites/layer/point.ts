/**
 * Where a layer is tried, and what it answers there.
 */
import * as fc from 'fast-check'
import type { Layer, Vector } from '../../../src/index.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { parametersOf, vectorOf } from '../../arbitraries/tensors.ts'
import type { Law } from '../../law.ts'

/** Where a layer is tried: parameters, an input, a cotangent of the output, and which components to look at if there are many. */
export type LayerPoint<I extends number, O extends number, P> = {
  readonly parameters: P
  readonly input: Vector<I>
  readonly cotangent: Vector<O>
  readonly probes: readonly number[]
}

/** Finite, and where formulas break: around the ends of exp, at zeros of both signs, among the subnormals. */
export const extreme: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(745, -745, 746, -746, 710, -710, 37, -37, 1000, -1000, 0, -0, 5e-324, -5e-324, 1e-308, 1e-160),
  ordinary(1000)
)

/** Components that are looked at one by one; of a larger layer some are drawn, and the adjoint law sees all at once. */
const probed = 32

/** Points at which to try a layer. */
export const layerPoint = <I extends number, O extends number, P>(
  layer: Layer<I, O, P>,
  inputs: fc.Arbitrary<number>,
  parameters: fc.Arbitrary<number>,
  cotangents: fc.Arbitrary<number> = ordinary(1)
): fc.Arbitrary<LayerPoint<I, O, P>> =>
  fc.record({
    parameters: parametersOf(layer.shape, parameters),
    input: vectorOf<I>(layer.inputs, inputs),
    cotangent: vectorOf<O>(layer.outputs, cotangents),
    probes:
      layer.shape.size + Number(layer.inputs) > probed
        ? fc.uniqueArray(fc.nat(layer.shape.size + Number(layer.inputs) - 1), { minLength: 8, maxLength: probed })
        : fc.constant(Array.from({ length: layer.shape.size + Number(layer.inputs) }, (_, index) => index))
  })

/** The cotangents of parameters and input as one array. */
export const pulled =
  <I extends number, O extends number, P>(layer: Layer<I, O, P>) =>
  (parameters: P, input: Vector<I>) => {
    const { pullback } = layer.vjp(parameters)(input)
    return (cotangent: Vector<O>): readonly number[] => {
      const back = pullback(cotangent)
      return [...layer.shape.flatten(back.parameters), ...back.input]
    }
  }

/** All numbers that a layer answers with at a point. */
export const answers = <I extends number, O extends number, P>(
  layer: Layer<I, O, P>,
  { parameters, input, cotangent }: LayerPoint<I, O, P>
): readonly number[] => {
  const { output, pullback } = layer.vjp(parameters)(input)
  const back = pullback(cotangent)
  return [
    ...layer.forward(parameters)(input),
    ...output,
    ...layer.shape.flatten(back.parameters),
    ...back.input,
    ...layer.branches(parameters)(input)
  ]
}

/** The laws of a layer. */
export type Of<I extends number, O extends number, P> = Law<LayerPoint<I, O, P>>
