/**
 * Layers and networks side by side in a definition.
 */
import { besideLayer, type Beside } from '../layer/beside.ts'
import type { Several, TotalOf, VectorLayers } from '../layer/several.ts'
import { stage } from './internal/stage.ts'
import type { Append } from './network.ts'

/**
 * Appends layers or networks side by side: `[x, x′, …] ↦ [f(x), g(x′), …]`, each on its own stretch of the outputs so far.
 *
 * Shapes: all go from vectors to vectors, and their inputs add up to the outputs so far. Parameters: the tuple of theirs. Never fails. See `besideLayer`.
 *
 * @example
 * ```ts
 * import { beside, dense, input, pipe, sigmoid, tanh } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const left = pipe(input(2), dense(3), tanh)
 * const right = pipe(input(5), dense(1), tanh)
 * const towers = pipe(input(7), beside(left, right), dense(1), sigmoid)
 * assert.equal(towers.shape.count, 9 + 6 + 5)
 * ```
 */
export const beside = <Bs extends Several>(
  ...parts: VectorLayers<Bs>
): Append<TotalOf<Bs, 'inputs'>, TotalOf<Bs, 'outputs'>, Beside<Bs>> => stage(besideLayer<Bs>(...parts))
