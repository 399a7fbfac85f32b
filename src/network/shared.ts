/**
 * Repeated blocks with shared weights in a definition.
 */
import type { Dimension, Refusing } from '../dimension/dimension.ts'
import type { AnyLayer, Layer } from '../layer/layer.ts'
import { sharedLayer } from '../layer/shared.ts'
import { join } from './internal/join.ts'
import type { Network, ParametersOf } from './network.ts'

/** A network of the layers `Block` from ℝᴺ to ℝᴺ, applied `Times` times with the same parameters. */
export interface Shared<
  in out Times extends number,
  in out N extends number,
  in out Block extends readonly AnyLayer[]
> extends Layer<N, N, ParametersOf<Block>> {
  readonly times: Dimension<Times>
  readonly block: Network<N, N, Block>
}

/**
 * Appends a block that is applied a number of times with the same parameters; `repeat` gives each time parameters of its own.
 *
 * Shapes: the network's outputs are the block's inputs and outputs. Parameters: the block's, once. Cost: `times` blocks. Never
 * fails. See `sharedLayer`.
 *
 * @example
 * ```ts
 * import { dense, input, shared, tanh } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(2), dense(3), shared(5, pipe(input(3), dense(3), tanh)), dense(1))
 * // Network<2, 1, [Dense<2, 3>, Shared<5, 3, [Dense<3, 3>, Tanh<3>]>, Dense<3, 1>]>
 * assert.equal(network.shape.size, 9 + 12 + 4)
 * ```
 */
export const shared = <const Times extends number, M extends number, Block extends readonly AnyLayer[]>(
  times: Dimension<Times>,
  block: Network<M, NoInfer<M>, Block>
) => {
  const part: Shared<Times, M, Block> = { ...sharedLayer<Times, M, ParametersOf<Block>>(times, block), times, block }
  return <I extends number, Ls extends readonly AnyLayer[]>(
    network: Network<I, M, Ls> & Refusing<Times>
  ): Network<I, M, [...Ls, Shared<Times, M, Block>]> =>
    join<I, M, [...Ls, Shared<Times, M, Block>]>(network.inputs, block.outputs, [...network.layers, part])
}
