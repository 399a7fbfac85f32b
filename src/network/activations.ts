/**
 * Activations as stages of a definition: each maps a network to the network with the activation on each output appended.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, relu, sigmoid, softmax, tanh } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(4), dense(3), relu, dense(3), tanh, dense(2), softmax)
 * assert.equal(network.name, '4 → dense 3 → relu → dense 3 → tanh → dense 2 → softmax')
 * assert.equal(pipe(input(4), sigmoid).shape.count, 0)
 * ```
 */
import type { Sentences } from '../dimension/sentences.ts'
import type { Size } from '../dimension/size.ts'
import { eluLayer, type Elu } from '../layer/elu.ts'
import { geluLayer, geluTanhLayer, type Gelu, type GeluTanh } from '../layer/gelu.ts'
import { hardSigmoidLayer, type HardSigmoid } from '../layer/hard-sigmoid.ts'
import { identityLayer, type Identity } from '../layer/identity.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { leakyReluLayer, type LeakyRelu } from '../layer/leaky-relu.ts'
import type { Simplex } from '../layer/range.ts'
import { reluLayer, type Relu } from '../layer/relu.ts'
import { sigmoidLayer, type Sigmoid } from '../layer/sigmoid.ts'
import { siluLayer, type Silu } from '../layer/silu.ts'
import { softmaxLayer, type Softmax } from '../layer/softmax.ts'
import { softplusLayer, type Softplus } from '../layer/softplus.ts'
import { tanhLayer, type Tanh } from '../layer/tanh.ts'
import { activated } from './internal/activated.ts'
import type { Network, RangeOf } from './network.ts'
import type { Flattened } from './vectorial.ts'

/** A stage of a definition: a network with outputs of any size may have a sigmoid next. */
export interface AppendSigmoid {
  <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Sigmoid<S>]>
}

/** A stage of a definition: a network with outputs of any size may have a hyperbolic tangent next. */
export interface AppendTanh {
  <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Tanh<S>]>
}

/** A stage of a definition: a network with outputs of any size may have a rectified linear unit next. */
export interface AppendRelu {
  <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Relu<S>]>
}

/** A stage of a definition: a network with outputs of any size may have a softplus next. */
export interface AppendSoftplus {
  <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Softplus<S>]>
}

/** A stage of a definition: a network with outputs of any size may have an identity next. */
export interface AppendIdentity {
  <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Identity<S>]>
}

/** Appends a sigmoid to each output, equation (2). Never fails. */
export const sigmoid: AppendSigmoid = network => activated(network, sigmoidLayer)

/** Appends a hyperbolic tangent to each output. Never fails. */
export const tanh: AppendTanh = network => activated(network, tanhLayer)

/** Appends a rectified linear unit to each output. Never fails. */
export const relu: AppendRelu = network => activated(network, reluLayer)

/** Appends a softplus to each output. Never fails. */
export const softplus: AppendSoftplus = network => activated(network, softplusLayer)

/** Appends an identity to each output: a linear output, named. Never fails. */
export const identity: AppendIdentity = network => activated(network, identityLayer)

/** Appends a leaky rectified linear unit to each output; a slope that is not finite or below 0 is a defect. */
export const leakyRelu = (slope = 0.01) => {
  const part = leakyReluLayer(slope)
  return <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, LeakyRelu<S>]> => activated<I, S, Ls, LeakyRelu<S>>(network, part)
}

/** Appends an exponential linear unit to each output; an alpha that is not finite or below 0 is a defect. */
export const elu = (alpha = 1) => {
  const part = eluLayer(alpha)
  return <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Elu<S>]> => activated<I, S, Ls, Elu<S>>(network, part)
}

/** Appends a Gaussian error linear unit, exact, to each output. Never fails. */
export const gelu = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Gelu<S>]> => activated<I, S, Ls, Gelu<S>>(network, geluLayer)

/** Appends a Gaussian error linear unit, by the formula with tanh, to each output. Never fails. */
export const geluTanh = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, GeluTanh<S>]> => activated<I, S, Ls, GeluTanh<S>>(network, geluTanhLayer)

/** Appends a sigmoid linear unit, also called swish, to each output. Never fails. */
export const silu = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, Silu<S>]> => activated<I, S, Ls, Silu<S>>(network, siluLayer)

/** Appends a hard sigmoid to each output. Never fails. */
export const hardSigmoid = <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
  network: Network<I, S, Ls>
): Network<I, S, [...Ls, HardSigmoid<S>]> => activated<I, S, Ls, HardSigmoid<S>>(network, hardSigmoidLayer)

/** Whether `A` is `B`; of an `any` or a type parameter it is not said. */
type IsKnownToBe<A, B> = [0] extends [1 & A] ? false : [A] extends [B] ? true : false

/** Nothing; but the sentence that refuses a softmax where it makes no sense: to be intersected with the type of a network. */
type Softening<N extends number, R> = (IsKnownToBe<N, 1> extends true ? Sentences['oneOutput'] : unknown) &
  (IsKnownToBe<R, Simplex> extends true ? Sentences['softmaxTwice'] : unknown)

/** A stage of a definition: a network with two outputs or more, not those of a softmax, may have a softmax next. */
export interface AppendSoftmax {
  <I extends Size, N extends Flattened, Ls extends readonly AnyLayer[]>(
    network: Network<I, N, Ls> & Softening<N, RangeOf<Ls>>
  ): Network<I, N, [...Ls, Softmax<N>]>
}

/** Appends a softmax over all outputs, two or more and not those of a softmax: a probability distribution. Never fails. */
export const softmax: AppendSoftmax = network => activated(network, softmaxLayer)
