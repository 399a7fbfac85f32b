/**
 * Transfer learning: a network whose parameters stay as they are, under layers that are trained.
 */
import type { Size } from '../dimension/size.ts'
import { frozenLayer, type Frozen } from '../layer/frozen.ts'
import type { Layer } from '../layer/layer.ts'
import type { AnyRange } from '../layer/range.ts'
import { stage } from './internal/stage.ts'
import type { Append } from './network.ts'

/**
 * Appends a network at parameters that stay as they are: what follows is trained, they are not.
 *
 * Shapes: the network's inputs are the outputs so far; the parameters are the network's. Cost: the network's. Never fails. See `frozenLayer`.
 *
 * @example
 * ```ts
 * import { dense, frozen, input, pipe, pythonRandom, softmax, tanh, uniform } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const body = pipe(input(4), dense(3), tanh)
 * const [learned] = body.initialize(uniform(-1, 1))(pythonRandom(1)) // from the training of another task
 * const network = pipe(input(4), frozen(body, learned), dense(2), softmax)
 * assert.equal(network.shape.count, 8) // of the head alone
 * ```
 */
export const frozen = <I extends Size, O extends Size, P, R extends AnyRange>(
  network: Layer<I, O, P, R>,
  parameters: NoInfer<P>
): Append<I, O, Frozen<I, O, R>> => stage(frozenLayer<I, O, P, R>(network, parameters))
