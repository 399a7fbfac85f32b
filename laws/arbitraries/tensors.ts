/**
 * Arbitraries of vectors, matrices, parameters and batches, made of any arbitrary of numbers.
 */
import * as fc from 'fast-check'
import {
  batch,
  drawNoise,
  matrixShape,
  pythonRandom,
  vectorShape,
  type Batch,
  type Dimension,
  type Example,
  type Matrix,
  type Noise,
  type NoiseShape,
  type Shape,
  type Size,
  type Tensor,
  type Vector
} from '../../src/index.ts'
import { shapeOf } from '../internal/flat.ts'
import { simplified } from '../internal/simplifying.ts'
import { exactly } from './network-case.ts'

/**
 * Trees of a shape, each component drawn from `numbers`: the parameters of a layer or a network.
 *
 * @example
 * ```ts
 * import { denseLayer } from 'lawgrad'
 * import { dyadic, parametersOf } from 'lawgrad/laws'
 * import * as fc from 'fast-check'
 * const affine = denseLayer(2, 3)
 * fc.assert(fc.property(parametersOf(affine.shape, dyadic(8)), ({ bias }) => bias.size === 3), { numRuns: 10 })
 * ```
 */
export const parametersOf = <P>(shape: Shape<P>, numbers: fc.Arbitrary<number>): fc.Arbitrary<P> =>
  exactly(shape.count, simplified(numbers)).map(shape.unflatten)

/** Tensors of a size that a layer or a loss carries, of any rank, each component drawn from `numbers`. */
export const tensorOf = <S extends Size>(size: S, numbers: fc.Arbitrary<number>): fc.Arbitrary<Tensor<S>> =>
  parametersOf(shapeOf<S>(size), numbers)

/** Vectors of a length, each component drawn from `numbers`. */
export const vectorOf = <const N extends number>(
  length: Dimension<N>,
  numbers: fc.Arbitrary<number>
): fc.Arbitrary<Vector<N>> => parametersOf(vectorShape<N>(length), numbers)

/** Matrices of a shape, each component drawn from `numbers`. */
export const matrixOf = <const R extends number, const C extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>,
  numbers: fc.Arbitrary<number>
): fc.Arbitrary<Matrix<R, C>> => parametersOf(matrixShape<R, C>(rows, columns), numbers)

/**
 * The noise of one example of a layer or a network, drawn as training draws it; the empty list for most.
 *
 * @example
 * ```ts
 * import { denseLayer } from 'lawgrad'
 * import { noiseOf } from 'lawgrad/laws'
 * import * as fc from 'fast-check'
 * fc.assert(fc.property(noiseOf(denseLayer(2, 3)), noise => noise.length === 0), { numRuns: 10 })
 * ```
 */
export const noiseOf = (layer: { readonly noise: readonly NoiseShape[] }): fc.Arbitrary<Noise> =>
  layer.noise.length === 0
    ? fc.constant(drawNoise(layer)(pythonRandom(0))[0])
    : fc.nat().map(seed => drawNoise(layer)(pythonRandom(seed))[0])

/** What the examples of a batch are made of. */
export type BatchConstraints = {
  readonly inputs: fc.Arbitrary<number>
  readonly targets: fc.Arbitrary<number>
  /** 4 by default. */
  readonly maxExamples?: number
}

/**
 * Batches, or data sets, for a layer or a network: one example at least.
 *
 * @example
 * ```ts
 * import { dense, input, sigmoid } from 'lawgrad'
 * import { batchOf, dyadic } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import * as fc from 'fast-check'
 * const network = pipe(input(2), dense(1), sigmoid)
 * const batches = batchOf(network, { inputs: dyadic(1), targets: fc.constantFrom(0, 1) })
 * fc.assert(fc.property(batches, ({ examples }) => examples.length <= 4), { numRuns: 10 })
 * ```
 */
export const batchOf = <I extends Size, O extends Size>(
  { inputs, outputs }: { readonly inputs: I; readonly outputs: O },
  constraints: BatchConstraints
): fc.Arbitrary<Batch<I, O>> => {
  const example: fc.Arbitrary<Example<I, O>> = fc.record({
    input: tensorOf<I>(inputs, constraints.inputs),
    target: tensorOf<O>(outputs, constraints.targets)
  })
  return fc
    .tuple(example, fc.array(example, { maxLength: (constraints.maxExamples ?? 4) - 1 }))
    .map(([first, rest]) => batch([first, ...rest]))
}
