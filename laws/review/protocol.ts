/**
 * The protocol `lawgrad-review/1`: what is asked of a program, and what it answers, a line of JSON each.
 */
import * as t from 'io-ts'
import { wireArrayCodec, wireNumberCodec, type WireArray, type WireNumber } from './numbers.ts'

/** The name of the protocol. */
export const protocol = 'lawgrad-review/1'

const activation = t.keyof(
  { identity: null, sigmoid: null, tanh: null, relu: null, softplus: null, softmax: null },
  'an activation: identity, sigmoid, tanh, relu, softplus, softmax'
)

const loss = t.keyof(
  { quadratic: null, binaryCrossEntropy: null, categoricalCrossEntropy: null },
  'a loss: quadratic, binaryCrossEntropy, categoricalCrossEntropy'
)

/** The losses of the protocol. */
export type LossName = t.TypeOf<typeof loss>

const ability = t.keyof(
  { forward: null, loss: null, gradient: null, inputGradient: null, step: null, train: null },
  'an ability: forward, loss, gradient, inputGradient, step, train'
)

/** What a program can be asked for. */
export type Ability = t.TypeOf<typeof ability>

const optimizerName = t.keyof(
  { gradientDescent: null, momentum: null, nesterov: null, adagrad: null, rmsProp: null, adam: null, adamW: null },
  'an optimizer: gradientDescent, momentum, nesterov, adagrad, rmsProp, adam, adamW'
)

/** The optimizers of the protocol. */
export type OptimizerName = t.TypeOf<typeof optimizerName>

const span = t.readonlyArray(t.number)

/** What a program says of itself; whatever it does not say is found out. */
const startAnswer = t.intersection(
  [
    t.type({ protocol: t.literal(protocol) }),
    t.partial({
      program: t.string,
      can: t.readonlyArray(ability),
      /** The only architectures, such as [[2, 3, 1]]; any, unless said. */
      sizes: t.readonlyArray(span),
      /** Least and most dense layers, units of a layer, and examples of a batch. */
      layers: span,
      widths: span,
      examples: span,
      /** Least and most examples of a step of training, or all of them; and whether a last batch that is smaller is taken. */
      batchSizes: t.union([span, t.literal('all')]),
      partialBatches: t.boolean,
      activations: t.readonlyArray(activation),
      /** The only activations of the last layer, and of the layers before it. */
      lastActivations: t.readonlyArray(activation),
      hiddenActivations: t.readonlyArray(activation),
      losses: t.readonlyArray(loss),
      optimizers: t.readonlyArray(optimizerName),
      /** Whether each of them can be given a weight decay. */
      weightDecay: t.boolean,
      numbers: t.keyof({ double: null, single: null }),
      arrays: t.keyof({ nested: null, flat: null, base64: null }),
      weights: t.keyof({ '[out, in]': null, '[in, out]': null }),
      batches: t.keyof({ rows: null, columns: null }),
      bias: t.keyof({ apart: null, column: null, row: null, first: null, last: null }),
      order: t.keyof({ layers: null, 'weights first': null, 'biases first': null }),
      reduction: t.keyof({ mean: null, sum: null }),
      outputs: t.keyof({ probabilities: null, logits: null })
    })
  ],
  'the answer to start'
)

/** What a program says of itself. */
export type StartAnswer = t.TypeOf<typeof startAnswer>

const layer = t.union([
  t.intersection([t.type({ weights: wireArrayCodec }), t.partial({ bias: wireArrayCodec })]),
  t.readonlyArray(wireArrayCodec)
])

/** Parameters or their gradient: of each layer weights and bias, or all numbers in a row. */
export type WireParameters = WireArray | readonly WireLayer[]

/** The parameters of a layer. */
export type WireLayer = { readonly weights: WireArray; readonly bias?: WireArray } | readonly WireArray[]

const parameters: t.Type<WireParameters> = t.union([t.readonlyArray(layer), wireArrayCodec])

const optimizer = t.intersection([
  t.type({ name: optimizerName, learningRate: t.number }),
  t.partial({
    momentum: t.number,
    decay: t.number,
    beta1: t.number,
    beta2: t.number,
    epsilon: t.number,
    weightDecay: t.number
  })
])

/** An optimizer with its hyperparameters. */
export type WireOptimizer = t.TypeOf<typeof optimizer>

const question = {
  id: t.number,
  sizes: t.readonlyArray(t.number),
  activations: t.readonlyArray(activation),
  loss,
  examples: t.number,
  parameters,
  inputs: wireArrayCodec,
  targets: wireArrayCodec
}

const stepping = { optimizer, steps: t.number, batchSize: t.number, epochs: t.number }

/** What is asked, by the name in `do`. */
export const requestCodecs = {
  start: t.type({ id: t.number, do: t.literal('start'), protocol: t.literal(protocol) }),
  forward: t.type({ ...question, do: t.literal('forward') }),
  loss: t.type({ ...question, do: t.literal('loss') }),
  gradient: t.type({ ...question, do: t.literal('gradient') }),
  step: t.type({ ...question, ...stepping, do: t.literal('step') }),
  train: t.type({ ...question, ...stepping, do: t.literal('train') }),
  stop: t.type({ id: t.number, do: t.literal('stop') })
} as const

/** A request without its number. */
export type Question = Omit<t.TypeOf<typeof requestCodecs.forward>, 'id' | 'do'>

/** A request. */
export type Request = t.TypeOf<(typeof requestCodecs)[keyof typeof requestCodecs]>

const numbered = t.type({ id: t.number })

/** What a program answers, by what was asked. */
export const answerCodecs = {
  start: startAnswer,
  forward: t.type({ outputs: wireArrayCodec }, 'the answer to forward'),
  loss: t.type({ loss: wireNumberCodec }, 'the answer to loss'),
  gradient: t.intersection(
    [t.type({ gradient: parameters }), t.partial({ inputs: wireArrayCodec, loss: wireNumberCodec })],
    'the answer to gradient'
  ),
  step: t.type({ parameters }, 'the answer to step'),
  train: t.intersection(
    [t.type({ parameters }), t.partial({ trace: t.readonlyArray(parameters) })],
    'the answer to train'
  ),
  stop: t.type({}, 'the answer to stop')
} as const

/** A program that cannot do what it was asked says why. */
export const refusalCodec = t.type({ error: t.string })

/** Every answer has the number of its request. */
export const numberedCodec = numbered

export type { WireArray, WireNumber }
