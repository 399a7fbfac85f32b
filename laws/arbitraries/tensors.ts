/**
 * Arbitraries of vectors, matrices, parameters and batches, made of any arbitrary of numbers.
 */
import * as fc from 'fast-check'
import {
  batch,
  matrixShape,
  vectorShape,
  type Batch,
  type Dimension,
  type Example,
  type Matrix,
  type Shape,
  type Vector
} from '../../src/index.ts'
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
 * fc.assert(fc.property(parametersOf(affine.shape, dyadic(8)), ({ bias }) => bias.length === 3), { numRuns: 10 })
 * ```
 */
export const parametersOf = <P>(shape: Shape<P>, numbers: fc.Arbitrary<number>): fc.Arbitrary<P> =>
  exactly(shape.size, numbers).map(shape.unflatten)

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
export const batchOf = <I extends number, O extends number>(
  { inputs, outputs }: { readonly inputs: Dimension<I>; readonly outputs: Dimension<O> },
  constraints: BatchConstraints
): fc.Arbitrary<Batch<I, O>> => {
  const example: fc.Arbitrary<Example<I, O>> = fc.record({
    input: vectorOf<I>(inputs, constraints.inputs),
    target: vectorOf<O>(outputs, constraints.targets)
  })
  return fc
    .tuple(example, fc.array(example, { maxLength: (constraints.maxExamples ?? 4) - 1 }))
    .map(([first, rest]) => batch<I, O>([first, ...rest]))
}
