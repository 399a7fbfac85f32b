/**
 * Pooling in a definition.
 */
import type { Quotient } from '../dimension/arithmetic.ts'
import type { Dimension, Refusing } from '../dimension/dimension.ts'
import type { Divisor } from '../dimension/divisor.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { maxPoolLayer, type MaxPool } from '../layer/max-pool.ts'
import { asBlock, imageOf } from './internal/images.ts'
import { join } from './internal/join.ts'
import type { Network } from './network.ts'

/** Nothing; but the sentence that refuses a block that does not divide an image: to be intersected with the type of a network. */
type Dividing<K extends number, H extends number, W extends number> =
  Divisor<K, H, W> extends number ? unknown : Divisor<K, H, W>

/** What comes next; nothing after a block that was refused, which is not to be blamed again. */
type Pooled<
  I extends Size,
  C extends number,
  H extends number,
  W extends number,
  K extends number,
  Ls extends readonly AnyLayer[]
> = number extends H
  ? unknown
  : Divisor<K, H, W> extends number
    ? Network<I, [C, Quotient<H, K>, Quotient<W, K>], [...Ls, MaxPool<C, H, W, K>]>
    : unknown

/** A stage of a definition: a network with images whose sides `K` divides may have the greatest of each K×K block next. */
export interface AppendMaxPool<in out K extends number> {
  <I extends Size, C extends number, H extends number, W extends number, Ls extends readonly AnyLayer[]>(
    network: Network<I, [C, H, W], Ls> & Refusing<K> & Dividing<K, H, W>
  ): Pooled<I, C, H, W, K, Ls>
}

/**
 * Appends a pool: the greatest of each K×K block of each channel, K the block.
 *
 * Shapes: `Tensor<[C, H, W]>` → `Tensor<[C, H ÷ K, W ÷ K]>`. A block that does not divide does not compile, and the sentence names one that does.
 * Never fails. See `maxPoolLayer`.
 *
 * @example
 * ```ts
 * import { input, maxPool, pipe } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const halves: [3, 16, 24] = pipe(input(3, 32, 48), maxPool(2)).outputs
 * assert.deepEqual(halves, [3, 16, 24])
 * ```
 */
export const maxPool =
  <const K extends number>(block: Dimension<K>): AppendMaxPool<K> =>
  <I extends Size, C extends number, H extends number, W extends number, Ls extends readonly AnyLayer[]>(
    network: Network<I, [C, H, W], Ls>
  ) => {
    const layer = maxPoolLayer<C, H, W, K>(imageOf(network.outputs), asBlock<H, W, K>(block))
    return join<I, [C, Quotient<H, K>, Quotient<W, K>], [...Ls, MaxPool<C, H, W, K>]>(network.inputs, layer.outputs, [
      ...network.layers,
      layer
    ])
  }
