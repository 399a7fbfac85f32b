/**
 * Layers by magnitudes: far beyond the range of ordinary numbers, far below it, and at whole vectors where formulas break.
 */
import * as fc from 'fast-check'
import type { Layer, Size } from '../../../src/index.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { noiseOf, parametersOf, tensorOf } from '../../arbitraries/tensors.ts'
import { count, shapeOf } from '../../internal/flat.ts'
import { probesOf, type LayerPoint } from './point.ts'

/** Numbers of one magnitude 2ᵏ, all of them together. */
const ofMagnitude = (least: number, greatest: number, size: number): fc.Arbitrary<readonly number[]> =>
  fc
    .tuple(exactly(size, ordinary(1)), fc.integer({ min: least, max: greatest }))
    .map(([numbers, k]) => numbers.map(x => x * 2 ** k))

/** Whole vectors where formulas break: all zero, all equal, all zero but one. */
const wholes = (size: number): fc.Arbitrary<readonly number[]> =>
  fc.oneof(
    fc.constant(Array.from({ length: size }, () => 0)),
    fc.constantFrom(1, -1, 0.5, 30, -30, 1e-9).map(x => Array.from({ length: size }, () => x)),
    fc.tuple(fc.nat(size - 1), ordinary(4)).map(([at, x]) => Array.from({ length: size }, (_, i) => (i === at ? x : 0)))
  )

/** Points of every magnitude: inputs from 2⁻⁴⁰ to 2¹⁰ or whole vectors, parameters from 2⁻²⁰ to 2⁶, cotangents from 2⁻³⁰ to 2³⁰. */
export const widePoint = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  inputs?: fc.Arbitrary<number>,
  parameters?: fc.Arbitrary<number>
): fc.Arbitrary<LayerPoint<I, O, P>> => {
  const [size, width] = [count(layer.inputs), count(layer.outputs)]
  const [input, cotangent] = [shapeOf<I>(layer.inputs), shapeOf<O>(layer.outputs)]
  return fc.record({
    parameters:
      parameters === undefined
        ? ofMagnitude(-20, 6, layer.shape.count).map(layer.shape.unflatten)
        : parametersOf(layer.shape, parameters),
    input:
      inputs === undefined
        ? fc.oneof({ weight: 3, arbitrary: ofMagnitude(-40, 10, size) }, wholes(size)).map(input.unflatten)
        : tensorOf<I>(layer.inputs, inputs),
    noise: noiseOf(layer),
    cotangent: ofMagnitude(-30, 30, width).map(cotangent.unflatten),
    probes: probesOf(layer)
  })
}
