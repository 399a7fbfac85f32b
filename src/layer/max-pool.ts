/**
 * Pooling: images made smaller, the greatest of each block kept.
 */
import type { Quotient } from '../dimension/arithmetic.ts'
import { dimensionOf, quotientOf } from '../dimension/computed.ts'
import type { Divisor } from '../dimension/divisor.ts'
import { noParameters, noShape, type None } from '../tensor/shape.ts'
import type { Image } from './image.ts'
import { defined } from './internal/define.ts'
import { dividingBlock, imageSize } from './internal/images.ts'
import type { Layer } from './layer.ts'
import { logits, type Logits } from './range.ts'

/** The greatest of each K×K block of an image of C channels, H rows and W columns. */
export interface MaxPool<
  in out C extends number,
  in out H extends number,
  in out W extends number,
  in out K extends number
> extends Layer<[C, H, W], [C, Quotient<H, K>, Quotient<W, K>], None, Logits> {}

/**
 * The layer `y_cij = max over p, q < block of x_{c, i·block + p, j·block + q}`: blocks do not overlap.
 *
 * Shapes: `Tensor<[C, H, W]>` → `Tensor<[C, H ÷ K, W ÷ K]>`, K the block, which divides both sides: another does not compile, and the sentence
 * names one that does. Cost: O(C·H·W). Never fails for sizes that the compiler knows; a block that does not divide a size from the run-time door is a
 * defect, with the same sentence. Numerics: exact; a NaN in a block is what the block gives.
 * Pullback of c: each component goes where the greatest of its block stands, the first of equal ones. Where two are equal the layer has a kink: the
 * reading `branches` tells which component each block takes.
 * Laws: `maxPool(x + a) = maxPool(x) + a`; increasing. Source: LeCun et al. 1998, with the maximum of Ranzato et al. 2007.
 *
 * @example
 * ```ts
 * import { maxPoolLayer, tensorFrom } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const pool = maxPoolLayer([1, 2, 4], 2)
 * const size: [1, 1, 2] = pool.outputs
 * const image = tensorFrom([1, 2, 4])([1, 2, 3, 4, 8, 7, 6, 5])
 * assert.deepEqual(pipe(image, E.map(x => [...pool.forward([])(x)])), E.right([[[8, 6]]]))
 * ```
 */
export const maxPoolLayer = <
  const C extends number,
  const H extends number,
  const W extends number,
  const K extends number
>(
  size: Image<C, H, W>,
  block: Divisor<K, H, W>
): MaxPool<C, H, W, K> => {
  const image = imageSize<C, H, W>(size)
  const [channels, height, width] = image
  const k = dividingBlock<K>(image, block)
  return defined<[C, H, W], [C, Quotient<H, K>, Quotient<W, K>], None, number, Logits>({
    name: 'maxPool',
    inputs: dimensionOf<[C, H, W]>(image),
    outputs: dimensionOf<[C, Quotient<H, K>, Quotient<W, K>]>([channels, quotientOf(height, k), quotientOf(width, k)]),
    range: logits,
    shape: noShape,
    equation:
      ({ maxPool }) =>
      () =>
        maxPool(k),
    pullback:
      ({ unpool }) =>
      (_, x) =>
      c => ({ parameters: noParameters, input: unpool(k)(x)(c) })
  })
}
