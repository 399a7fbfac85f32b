/**
 * A block applied again and again with the same parameters.
 */
import type { AnyNumber, Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { sharedLens } from './internal/shared.ts'
import type { Layer } from './layer.ts'
import type { AnyRange } from './range.ts'

/** A layer that applies its block a number of times with the same parameters. */
export interface SharedLayer<in out S extends Size, in out P, out R extends AnyRange = AnyRange> extends Layer<
  S,
  S,
  P,
  R
> {
  readonly times: number
  readonly block: Layer<S, S, P, R>
}

/**
 * The layer `y = f(f(… f(x)))`, the block f applied `times` times with one and the same parameters.
 *
 * Shapes: the block's outputs are of the size of its inputs; `Tensor<S>` → `Tensor<S>`. Cost: `times` times the block's; forward runs
 * once. Never fails. Pullback of c: input as for `times` layers in a row; parameters the sum over all uses, for θ is used `times`
 * times. Each use has noise of its own. Laws: once is the block; the equal of `times` layers in a row whose parameters happen to be equal.
 * Source: weight sharing, Rumelhart, Hinton and Williams 1986.
 *
 * @example
 * ```ts
 * import { denseLayer, matrix, sharedLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const affine = { weights: matrix([[3]]), bias: vector([0]) }
 * const { output, pullback } = sharedLayer(2, denseLayer(1, 1)).vjp(affine)(vector([5]))
 * assert.deepEqual([...output], [45]) // w²·x
 * assert.deepEqual([...pullback(vector([1])).parameters.weights], [[30]]) // 2w·x
 * ```
 */
export const sharedLayer = <const Times extends AnyNumber, S extends Size, P, R extends AnyRange>(
  times: Dimension<Times>,
  block: Layer<S, NoInfer<S>, P, R>
): SharedLayer<S, P, R> => sharedLens<S, P, R>(Number(times), block)
