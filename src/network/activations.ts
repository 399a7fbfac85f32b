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
 * assert.equal(pipe(input(4), sigmoid).shape.count, 0)
 * ```
 */
import type { Sentences } from '../dimension/sentences.ts'
import type { Size } from '../dimension/size.ts'
import { identityLayer, type Identity } from '../layer/identity.ts'
import type { AnyLayer } from '../layer/layer.ts'
import type { Simplex } from '../layer/range.ts'
import { reluLayer, type Relu } from '../layer/relu.ts'
import { sigmoidLayer, type Sigmoid } from '../layer/sigmoid.ts'
import { softmaxLayer, type Softmax } from '../layer/softmax.ts'
import { softplusLayer, type Softplus } from '../layer/softplus.ts'
import { tanhLayer, type Tanh } from '../layer/tanh.ts'
import { activated } from './internal/activated.ts'
import type { Network, RangeOf } from './network.ts'

/** Appends a sigmoid to each output, equation (2). Never fails. */
export const sigmoid = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Sigmoid<S>]> => activated<I, S, Ls, Sigmoid<S>>(network, sigmoidLayer)

/** Appends a hyperbolic tangent to each output. Never fails. */
export const tanh = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Tanh<S>]> => activated<I, S, Ls, Tanh<S>>(network, tanhLayer)

/** Appends a rectified linear unit to each output. Never fails. */
export const relu = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Relu<S>]> => activated<I, S, Ls, Relu<S>>(network, reluLayer)

/** Appends a softplus to each output. Never fails. */
export const softplus = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Softplus<S>]> => activated<I, S, Ls, Softplus<S>>(network, softplusLayer)

/** Appends an identity to each output: a linear output, named. Never fails. */
export const identity = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Identity<S>]> => activated<I, S, Ls, Identity<S>>(network, identityLayer)

/** Whether `A` is `B`; of an `any` or a type parameter it is not said. */
type IsKnownToBe<A, B> = [0] extends [1 & A] ? false : [A] extends [B] ? true : false

/** Nothing; but the sentence that refuses a softmax where it makes no sense: to be intersected with the type of a network. */
type Softening<N extends number, R> = (IsKnownToBe<N, 1> extends true ? Sentences['oneOutput'] : unknown) &
  (IsKnownToBe<R, Simplex> extends true ? Sentences['softmaxTwice'] : unknown)

/** Appends a softmax over all outputs, two or more and not those of a softmax: a probability distribution. Never fails. */
export const softmax = <I extends Size, N extends number, Ls extends readonly AnyLayer[]>(
  network: Network<I, N, Ls> & Softening<N, RangeOf<Ls>>
): Network<I, N, [...Ls, Softmax<N>]> => activated<I, N, Ls, Softmax<N>>(network, softmaxLayer)
