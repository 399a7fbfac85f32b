/**
 * Branches in a definition: the outputs so far go to several layers or networks, whose outputs are joined and go on.
 *
 * @example
 * ```ts
 * import { dense, fork, forkSum, input, pipe, projectionLayer, tanh } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const narrow = pipe(input(4), dense(2), tanh)
 * const wide = pipe(input(4), dense(3), tanh)
 * const network = pipe(input(4), fork(narrow, wide), forkSum(projectionLayer(5, 3), pipe(input(5), dense(3), tanh)), dense(1))
 * assert.deepEqual(network.layers.map(layer => layer.outputs), [5, 3, 1])
 * ```
 */
import { forkLayer, forkMeanLayer, forkSumLayer, type Fork, type ForkMean, type ForkSum } from '../layer/fork.ts'
import type { Branches, SameSizes, Several, TotalOf } from '../layer/several.ts'
import { stage } from './internal/stage.ts'
import type { Append } from './network.ts'

/**
 * Appends branches whose outputs stand one after the other: `[f(x), g(x), …]`, x the outputs so far.
 *
 * Shapes: all branches, layers or networks, take the outputs so far and give vectors. Parameters: the tuple of theirs. Never fails. See `forkLayer`.
 *
 * @example
 * ```ts
 * import { dense, denseLayer, fork, input, pipe } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // Network<4, 1, [Fork<[Dense<4, 3>, Dense<4, 2>]>, Dense<5, 1>]>
 * const network = pipe(input(4), fork(denseLayer(4, 3), denseLayer(4, 2)), dense(1))
 * assert.equal(network.name, '4 → fork(dense, dense) 5 → dense 1')
 * ```
 */
export const fork = <Bs extends Several>(
  ...branches: Branches<Bs>
): Append<Bs[0]['inputs'], TotalOf<Bs, 'outputs'>, Fork<Bs>> => stage(forkLayer<Bs>(...branches))

/**
 * Appends branches whose outputs are added: `f(x) + g(x) + …`, x the outputs so far. A skip around any block is one:
 * `forkSum(identityLayer(3), block)`, and with a projection, `forkSum(projectionLayer(4, 3), block)`, around one that changes the size.
 *
 * Shapes: all branches take the outputs so far and give outputs of one size. Parameters: the tuple of theirs. Never fails. See `forkSumLayer`.
 */
export const forkSum = <Bs extends Several>(
  ...branches: SameSizes<Bs>
): Append<Bs[0]['inputs'], Bs[0]['outputs'], ForkSum<Bs>> => stage(forkSumLayer<Bs>(...branches))

/**
 * Appends branches of which the mean is taken: `(f(x) + g(x) + …) / n`, x the outputs so far: an ensemble that is trained as one.
 *
 * Shapes: all branches take the outputs so far and give outputs of one size. Parameters: the tuple of theirs. Never fails. See `forkMeanLayer`.
 *
 * @example
 * ```ts
 * import { dense, forkMean, input, pipe, softmax, tanh } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const linear = pipe(input(4), dense(3), softmax)
 * const deep = pipe(input(4), dense(5), tanh, dense(3), softmax)
 * const committee = pipe(input(4), forkMean(linear, deep))
 * assert.equal(committee.range.range, 'simplex')
 * ```
 */
export const forkMean = <Bs extends Several>(
  ...branches: SameSizes<Bs>
): Append<Bs[0]['inputs'], Bs[0]['outputs'], ForkMean<Bs>> => stage(forkMeanLayer<Bs>(...branches))
