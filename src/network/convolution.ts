/**
 * Convolutions in a definition.
 */
import type { Steps } from '../algebra/algebra.ts'
import type { Dimension, Refusing } from '../dimension/dimension.ts'
import type { FittingWindow } from '../dimension/divisor.ts'
import type { Size } from '../dimension/size.ts'
import { convolutionLayer, type Convolution } from '../layer/convolution.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { asWindow, imageOf } from './internal/images.ts'
import { join } from './internal/join.ts'
import type { Network } from './network.ts'

/** Nothing; but the sentence that refuses a kernel larger than an image: to be intersected with the type of a network. */
type Fitting<K extends number, H extends number, W extends number> =
  FittingWindow<K, H, W> extends number ? unknown : FittingWindow<K, H, W>

/** What comes next; nothing after a kernel that was refused, which is not to be blamed again. */
type Convolved<
  I extends Size,
  C extends number,
  H extends number,
  W extends number,
  F extends number,
  K extends number,
  Ls extends readonly AnyLayer[]
> = number extends H
  ? unknown
  : FittingWindow<K, H, W> extends number
    ? Network<I, [F, Steps<H, K>, Steps<W, K>], [...Ls, Convolution<C, H, W, F, K>]>
    : unknown

/** A stage of a definition: a network with images of at least K×K may have a convolution with `F` filters of K×K next. */
export interface AppendConvolution<in out F extends number, in out K extends number> {
  <I extends Size, C extends number, H extends number, W extends number, Ls extends readonly AnyLayer[]>(
    network: Network<I, [C, H, W], Ls> & Refusing<F> & Refusing<K> & Fitting<K, H, W>
  ): Convolved<I, C, H, W, F, K, Ls>
}

/**
 * Appends a convolution with `filters` filters of K×K, K the kernel, at each place where they fit.
 *
 * Shapes: `Tensor<[C, H, W]>` → `Tensor<[F, H − K + 1, W − K + 1]>`. A kernel larger than the image does not compile. Never fails. See
 * `convolutionLayer`.
 *
 * @example
 * ```ts
 * import { convolution, dense, flatten, input, maxPool, pipe, relu, softmax } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const digits = pipe(input(1, 28, 28), convolution(8, 3), relu, maxPool(2), flatten, dense(10), softmax)
 * assert.equal(
 *   digits.name,
 *   '1×28×28 → convolution 8×26×26 → relu → maxPool 8×13×13 → flatten 1352 → dense 10 → softmax'
 * )
 * ```
 */
export const convolution =
  <const F extends number, const K extends number>(
    filters: Dimension<F>,
    kernel: Dimension<K>
  ): AppendConvolution<F, K> =>
  <I extends Size, C extends number, H extends number, W extends number, Ls extends readonly AnyLayer[]>(
    network: Network<I, [C, H, W], Ls>
  ) => {
    const layer = convolutionLayer<C, H, W, F, K>(imageOf(network.outputs), filters, asWindow<H, W, K>(kernel))
    return join<I, [F, Steps<H, K>, Steps<W, K>], [...Ls, Convolution<C, H, W, F, K>]>(network.inputs, layer.outputs, [
      ...network.layers,
      layer
    ])
  }
