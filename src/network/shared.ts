/**
 * Repeated blocks with shared weights in a definition.
 */
import type { AnyNumber, Dimension, Refusing } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyLayer, Layer } from '../layer/layer.ts'
import { sharedLayer } from '../layer/shared.ts'
import { join } from './internal/join.ts'
import type { Network, ParametersOf, RangeOf } from './network.ts'

/** A network of the layers `Block` from one size to the same, applied `Times` times with the same parameters. */
export interface Shared<
  in out Times extends number,
  in out S extends Size,
  in out Block extends readonly AnyLayer[]
> extends Layer<S, S, ParametersOf<Block>, RangeOf<Block>> {
  readonly inputs: S
  readonly outputs: S
  readonly times: Dimension<Times>
  readonly block: Network<S, S, Block>
}

/** A stage of a definition: a network with `M` outputs may have `Times` times the layers `Block` next, with the same parameters. */
export interface SharedStage<
  in out Times extends number,
  in out M extends Size,
  in out Block extends readonly AnyLayer[]
> {
  <I extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, M, Ls> & Refusing<Times>
  ): Network<I, M, [...Ls, Shared<Times, M, Block>]>
}

/**
 * Appends a block that is applied a number of times with the same parameters; `repeat` gives each time parameters of its own.
 *
 * Shapes: the network's outputs are the block's inputs and outputs. Parameters: the block's, once. Cost: `times` blocks. Never
 * fails. See `sharedLayer`.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, shared, tanh } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(2), dense(3), shared(5, pipe(input(3), dense(3), tanh)), dense(1))
 * // Network<2, 1, [Dense<2, 3>, Shared<5, 3, [Dense<3, 3>, Tanh<3>]>, Dense<3, 1>]>
 * assert.equal(network.shape.count, 9 + 12 + 4)
 * ```
 */
export const shared = <const Times extends AnyNumber, M extends Size, Block extends readonly AnyLayer[]>(
  times: Dimension<Times>,
  block: Network<M, NoInfer<M>, Block>
): SharedStage<Times, M, Block> => {
  const part: Shared<Times, M, Block> = Object.freeze({
    ...sharedLayer<Times, M, ParametersOf<Block>, RangeOf<Block>>(times, block),
    times,
    block
  })
  return <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>) =>
    join<I, M, [...Ls, Shared<Times, M, Block>]>(network.inputs, block.outputs, [...network.layers, part])
}
