/**
 * The convolution of images.
 */
import type { Steps } from '../algebra/algebra.ts'
import { differenceOf, dimensionOf, productOf, sizeOf, sumOf } from '../dimension/computed.ts'
import type { Product } from '../dimension/arithmetic.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { FittingWindow } from '../dimension/divisor.ts'
import { pipe } from 'fp-ts/lib/function.js'
import { matrixShape, structShape, vectorShape } from '../tensor/shape.ts'
import type { Matrix, Vector } from '../tensor/tensor.ts'
import type { Image } from './image.ts'
import { initializeShape } from './initializer.ts'
import { defined } from './internal/define.ts'
import { fittingWindow, imageSize } from './internal/images.ts'
import type { Layer } from './layer.ts'
import { logits, type Logits } from './range.ts'

/** The number of components of a kernel: K×K for each of C channels. */
export type Patch<C extends number, K extends number> = Product<C, Product<K, K>>

/** `kernels` has a row for each filter: its C kernels of K×K, row-major, one after the other; `bias` a component for each. */
export interface ConvolutionParameters<in out C extends number, in out F extends number, in out K extends number> {
  readonly kernels: Matrix<F, Patch<C, K>>
  readonly bias: Vector<F>
}

/** A convolution of an image of C channels, H rows and W columns with F filters of K×K. */
export interface Convolution<
  in out C extends number,
  in out H extends number,
  in out W extends number,
  in out F extends number,
  in out K extends number
> extends Layer<[C, H, W], [F, Steps<H, K>, Steps<W, K>], ConvolutionParameters<C, F, K>, Logits> {}

/**
 * The layer `y_fij = bias_f + Σ_c Σ_p Σ_q kernels_fcpq·x_{c, i+p, j+q}`: a filter at each place of the image where it fits, one by one.
 *
 * Shapes: kernels F × (C·K·K), bias F; `Tensor<[C, H, W]>` → `Tensor<[F, H − K + 1, W − K + 1]>`. A kernel larger than the image does not compile.
 * Cost: O(F·C·K²) for each place; the windows are laid out as a matrix of C·K² rows and one product is taken. Never fails for sizes that the
 * compiler knows; a kernel larger than a size from the run-time door is a defect.
 * Pullback of c: with c as a matrix of a row for each filter, kernels c·windowsᵀ, bias the sums of its rows, input kernelsᵀ·c folded back onto
 * the image. Parameters are drawn with fan-in C·K² and fan-out F·K².
 * Laws: linear in kernels and bias; a 1×1 kernel is a dense layer of the channels at each place. Note: as in all of the field's libraries the
 * kernel is not turned over, so that this is what statistics calls a cross-correlation. Source: LeCun et al. 1998.
 *
 * @example
 * ```ts
 * import { convolutionLayer, matrix, tensorFrom, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const edges = convolutionLayer([1, 2, 3], 1, 2)
 * const size: [1, 1, 2] = edges.outputs
 * const parameters = { kernels: matrix([[1, -1, 1, -1]]), bias: vector([10]) }
 * const image = tensorFrom([1, 2, 3])([1, 1, 5, 2, 2, 7])
 * assert.deepEqual(pipe(image, E.map(x => [...edges.forward(parameters)(x)])), E.right([[[10, 1]]]))
 * ```
 */
export const convolutionLayer = <
  const C extends number,
  const H extends number,
  const W extends number,
  const F extends number,
  const K extends number
>(
  size: Image<C, H, W>,
  filters: Dimension<F>,
  kernel: FittingWindow<K, H, W>
): Convolution<C, H, W, F, K> => {
  const image = imageSize<C, H, W>(size)
  const k = fittingWindow<K>(image, kernel)
  const [channels, height, width] = image
  const f = sizeOf<F>(filters)
  const [rows, columns, patch] = [stepsOf(height, k), stepsOf(width, k), productOf(channels, productOf(k, k))]
  const shape = structShape<{ readonly kernels: Matrix<F, Patch<C, K>>; readonly bias: Vector<F> }>({
    kernels: matrixShape<F, Patch<C, K>>(filters, dimensionOf<Patch<C, K>>(patch)),
    bias: vectorShape<F>(filters)
  })
  return defined<[C, H, W], [F, Steps<H, K>, Steps<W, K>], ConvolutionParameters<C, F, K>, number, Logits>({
    name: 'convolution',
    inputs: dimensionOf<[C, H, W]>(image),
    outputs: dimensionOf<[F, Steps<H, K>, Steps<W, K>]>([f, rows, columns]),
    range: logits,
    shape,
    equation:
      ({ windows, matMul, addToColumns, splitLast }) =>
      ({ kernels, bias }) =>
      x =>
        pipe(x, windows(k), matMul(kernels), addToColumns(bias), splitLast(rows, columns)),
    pullback:
      ({ windows, matMul, transpose, mergeLast, foldWindows, rowSums }) =>
      ({ kernels }, x) =>
      c => {
        const places = mergeLast(c)
        return {
          parameters: { kernels: matMul(places)(transpose(windows(k)(x))), bias: rowSums(places) },
          input: foldWindows(image, k)(matMul(transpose(kernels))(places))
        }
      },
    initialize: initializeShape(shape, channels * k * k, f * k * k)
  })
}

const stepsOf = <H extends number, K extends number>(extent: H, width: K): Steps<H, K> =>
  sumOf(differenceOf(extent, width), 1)
