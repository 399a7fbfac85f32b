/** Pullbacks held against central differences of the equation read with numbers, and against its derivative with dual numbers. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Size } from '../../../src/dimension/size.ts'
import type { Layer } from '../../../src/layer/layer.ts'
import type { Noise } from '../../../src/layer/noise.ts'
import { outputOver } from '../../../src/layer/over.ts'
import { dualScalar } from '../../../src/scalar/dual.ts'
import { shapeOf, type Shape } from '../../../src/tensor/internal/shape.ts'
import { extentsOfSize } from '../../../src/tensor/internal/tensor.ts'
import type { Tensor } from '../../../src/tensor/tensor.ts'
import { within } from '../scalar/arbitraries.ts'

/** The shape of the tensors of a size that a layer has. */
export const shapeFor = <S extends Size>(size: S): Shape<Tensor<S>> =>
  shapeOf({ _tag: 'Tensor', extents: extentsOfSize(size) })

const numbers = (count: number, limit: number) => fc.array(within(limit), { minLength: count, maxLength: count })

/** ⟨cotangent, output⟩ as a function of parameters and input, row-major. */
const seen =
  <I extends Size, O extends Size, P>(layer: Layer<I, O, P>, cotangent: readonly number[], noise?: Noise) =>
  (point: readonly number[]): number => {
    const { count } = layer.shape
    const y = layer.forward(
      layer.shape.unflatten(point.slice(0, count)),
      noise
    )(shapeFor(layer.inputs).unflatten(point.slice(count)))
    return shapeFor(layer.outputs)
      .flatten(y)
      .reduce((sum, yi, i) => sum + yi * (cotangent[i] ?? NaN), 0)
  }

/** The pullback at a point, parameters first. */
const pulled = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  point: readonly number[],
  cotangent: readonly number[],
  noise?: Noise
): readonly number[] => {
  const { count } = layer.shape
  const { pullback } = layer.vjp(layer.shape.unflatten(point.slice(0, count)))(
    shapeFor(layer.inputs).unflatten(point.slice(count)),
    noise
  )
  const back = pullback(shapeFor(layer.outputs).unflatten(cotangent))
  return [...layer.shape.flatten(back.parameters), ...shapeFor(layer.inputs).flatten(back.input)]
}

const differenced = (f: (x: readonly number[]) => number, point: readonly number[]): readonly number[] =>
  point.map((x, i) => {
    const [above, below] = [x + 1e-6, x - 1e-6]
    return (f(point.with(i, above)) - f(point.with(i, below))) / (above - below)
  })

const tangents = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  point: readonly number[],
  cotangent: readonly number[],
  noise?: Noise
): readonly number[] => {
  const output = outputOver(dualScalar)(layer)
  const constants = point.map(dualScalar.fromNumber)
  return constants.map((x, i) => {
    const moved = constants.with(i, { ...x, tangent: 1 })
    return output(moved.slice(0, layer.shape.count), moved.slice(layer.shape.count), noise).reduce(
      (sum, { tangent }, j) => sum + tangent * (cotangent[j] ?? NaN),
      0
    )
  })
}

const furthest = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] ?? NaN))), 0)

/**
 * The pullback agrees with central differences to 1e-8 of the scale, max(‖gradient‖∞, |f|), and with dual numbers to 1e-12 of it; a gradient
 * that is wrong by 1e-4 of the scale would not.
 */
export const expectDerivative = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  {
    runs = 10,
    noise,
    points = numbers(layer.shape.count + shapeFor(layer.inputs).count, 1)
  }: { readonly runs?: number; readonly noise?: Noise; readonly points?: fc.Arbitrary<readonly number[]> } = {}
): void => {
  const size = layer.shape.count + shapeFor(layer.inputs).count
  fc.assert(
    fc.property(points, numbers(shapeFor(layer.outputs).count, 1), (point, cotangent) => {
      const f = seen(layer, cotangent, noise)
      const [analytic, byDifferences] = [pulled(layer, point, cotangent, noise), differenced(f, point)]
      expect(analytic.length).toBe(size)
      const scale = Math.max(Math.abs(f(point)), ...analytic.map(Math.abs), 1e-3)
      expect(furthest(byDifferences, analytic)).toBeLessThanOrEqual(1e-8 * scale)
      expect(furthest(tangents(layer, point, cotangent, noise), analytic)).toBeLessThanOrEqual(1e-12 * scale)
      const wrong = analytic.with(0, (analytic[0] ?? NaN) + 1e-4 * scale)
      expect(furthest(byDifferences, wrong)).toBeGreaterThan(1e-8 * scale)
    }),
    { numRuns: runs }
  )
}
