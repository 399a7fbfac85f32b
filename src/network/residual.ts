/**
 * Residual blocks in a definition.
 */
import type { Size } from '../dimension/size.ts'
import type { AnyLayer, Layer } from '../layer/layer.ts'
import type { Logits } from '../layer/range.ts'
import { residualLayer } from '../layer/residual.ts'
import { join } from './internal/join.ts'
import type { Append, Network, ParametersOf } from './network.ts'

/** y = x + f(x), f a network of the layers `Block` from one size to the same. */
export interface Residual<in out S extends Size, in out Block extends readonly AnyLayer[]> extends Layer<
  S,
  S,
  ParametersOf<Block>,
  Logits
> {
  readonly inputs: S
  readonly outputs: S
  readonly block: Network<S, S, Block>
}

/**
 * Appends a residual block: the outputs so far, plus what the block makes of them.
 *
 * Shapes: the network's outputs are the block's inputs and outputs. Parameters: the block's. Never fails. See `residualLayer`.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, residual, tanh } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const block = pipe(input(3), dense(3), tanh)
 * const network = pipe(input(2), dense(3), residual(block), residual(block), dense(1))
 * // Network<2, 1, [Dense<2, 3>, Residual<3, [Dense<3, 3>, Tanh<3>]>, Residual<3, [Dense<3, 3>, Tanh<3>]>, Dense<3, 1>]>
 * assert.equal(network.shape.count, 9 + 12 + 12 + 4)
 * ```
 */
export const residual = <M extends Size, Block extends readonly AnyLayer[]>(
  block: Network<M, NoInfer<M>, Block>
): Append<M, M, Residual<M, Block>> => {
  const part: Residual<M, Block> = Object.freeze({ ...residualLayer(block), block })
  return <I extends Size, Ls extends readonly AnyLayer[]>(network: Network<I, M, Ls>) =>
    join<I, M, [...Ls, Residual<M, Block>]>(network.inputs, block.outputs, [...network.layers, part])
}
