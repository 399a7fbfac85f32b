/**
 * Activations as stages of a definition: each maps a network to the network with the activation on each output appended.
 *
 * @example
 * ```ts
 * import { dense, input, relu, sigmoid, softmax, tanh } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(4), dense(3), relu, dense(3), tanh, dense(2), softmax)
 * assert.equal(network.name, '4 → dense 3 → relu → dense 3 → tanh → dense 2 → softmax')
 * assert.equal(pipe(input(4), sigmoid).shape.size, 0)
 * ```
 */
import { identityLayer, type Identity } from '../layer/identity.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { reluLayer, type Relu } from '../layer/relu.ts'
import { sigmoidLayer, type Sigmoid } from '../layer/sigmoid.ts'
import { softmaxLayer, type Softmax } from '../layer/softmax.ts'
import { softplusLayer, type Softplus } from '../layer/softplus.ts'
import { tanhLayer, type Tanh } from '../layer/tanh.ts'
import { join } from './internal/join.ts'
import type { Network } from './network.ts'

/** Appends a sigmoid to each output, equation (2). Never fails. */
export const sigmoid = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls>
): Network<I, N, [...Ls, Sigmoid<N>]> =>
  join<I, N, [...Ls, Sigmoid<N>]>(network.inputs, network.outputs, [
    ...network.layers,
    sigmoidLayer<N>(network.outputs)
  ])

/** Appends a hyperbolic tangent to each output. Never fails. */
export const tanh = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls>
): Network<I, N, [...Ls, Tanh<N>]> =>
  join<I, N, [...Ls, Tanh<N>]>(network.inputs, network.outputs, [...network.layers, tanhLayer<N>(network.outputs)])

/** Appends a rectified linear unit to each output. Never fails. */
export const relu = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls>
): Network<I, N, [...Ls, Relu<N>]> =>
  join<I, N, [...Ls, Relu<N>]>(network.inputs, network.outputs, [...network.layers, reluLayer<N>(network.outputs)])

/** Appends a softplus to each output. Never fails. */
export const softplus = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls>
): Network<I, N, [...Ls, Softplus<N>]> =>
  join<I, N, [...Ls, Softplus<N>]>(network.inputs, network.outputs, [
    ...network.layers,
    softplusLayer<N>(network.outputs)
  ])

/** Appends a softmax over all outputs: a probability distribution. Never fails. */
export const softmax = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls>
): Network<I, N, [...Ls, Softmax<N>]> =>
  join<I, N, [...Ls, Softmax<N>]>(network.inputs, network.outputs, [
    ...network.layers,
    softmaxLayer<N>(network.outputs)
  ])

/** Appends an identity to each output: a linear output, named. Never fails. */
export const identity = <I extends number, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls>
): Network<I, N, [...Ls, Identity<N>]> =>
  join<I, N, [...Ls, Identity<N>]>(network.inputs, network.outputs, [
    ...network.layers,
    identityLayer<N>(network.outputs)
  ])
