/**
 * Flattening in a definition.
 */
import { dimensionOf } from '../dimension/computed.ts'
import type { Count, Size } from '../dimension/size.ts'
import { flattenLayer, type Flatten } from '../layer/flatten.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { join } from './internal/join.ts'
import type { Network } from './network.ts'

/** A stage of a definition: a network with outputs of any size may have them as a vector next. */
export interface AppendFlatten {
  <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, Count<S>, [...Ls, Flatten<S>]>
}

/**
 * Appends the outputs so far as a vector: what stands between an image and a dense layer.
 *
 * Shapes: `Tensor<S>` → `Vector<Count<S>>`. Never fails. See `flattenLayer`.
 *
 * @example
 * ```ts
 * import { dense, flatten, input, pipe, softmax } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const digits = pipe(input(1, 28, 28), flatten, dense(10), softmax)
 * assert.equal(digits.name, '1×28×28 → flatten 784 → dense 10 → softmax')
 * ```
 */
export const flatten: AppendFlatten = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
) => {
  const layer = flattenLayer<S>(dimensionOf<S>(network.outputs))
  return join<I, Count<S>, [...Ls, Flatten<S>]>(network.inputs, layer.outputs, [...network.layers, layer])
}
