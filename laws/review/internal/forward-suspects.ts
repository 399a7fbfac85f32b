/** What wrong outputs may be: the outputs of a network in which one thing is done otherwise. */
import { denseData, type DenseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { confusions, plainActivations, type PlainActivation } from './activations.ts'
import { layerFaultsMore, type Doing } from './layer-faults.ts'
import { affine } from './plain.ts'

/** Outputs that a wrong program would give; `undefined` where it cannot be. */
export type WrongOutputs = (reviewCase: ReviewCase) => readonly (readonly number[])[] | undefined

export interface ForwardSuspect {
  readonly name: string
  readonly cause: string
  readonly outputs: WrongOutputs
}

const act = (layer: DenseData): PlainActivation => plainActivations[layer.activation]!

const doing: Doing = (layer, x) => act(layer).value(affine(layer, x))

const through =
  (
    layers: (reviewCase: ReviewCase) => readonly DenseData[] | undefined,
    otherwise: Doing,
    at: (k: number, depth: number) => boolean
  ): WrongOutputs =>
  reviewCase => {
    const some = layers(reviewCase)
    return some === undefined
      ? undefined
      : all(
          reviewCase.inputs.map(x => {
            let a: readonly number[] | undefined = x
            for (const [k, layer] of some.entries())
              a = a === undefined ? undefined : (at(k, some.length) ? otherwise : doing)(layer, a, k)
            return a
          })
        )
  }

const all = <A>(items: readonly (A | undefined)[]): readonly A[] | undefined =>
  items.every(item => item !== undefined) ? items : undefined

const transpose = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] | undefined =>
  rows.length === rows[0]?.length ? rows.map((_, i) => rows.map(row => row[i]!)) : undefined

const withBias =
  (change: (b: number, i: number, all: readonly number[]) => number): Doing =>
  (layer, x, k) =>
    doing({ ...layer, bias: layer.bias.map(change) }, x, k)

const layerFaults: readonly (readonly [name: string, cause: string, doing: Doing])[] = [
  ['activation missing', 'the activation is missing', affine],
  ['bias missing', 'the bias is not added', withBias(() => 0)],
  ['bias subtracted', 'the bias is subtracted', withBias(b => -b)],
  ['bias twice', 'the bias is added twice', withBias(b => 2 * b)],
  ['first bias for all', 'the bias of the first unit is added to all', withBias((_, __, all_) => all_[0]!)],
  ['bias reversed', 'the biases of the units are in the wrong order', withBias((_, i, all_) => all_.at(-1 - i)!)],
  [
    'weights transposed',
    'the weights are used transposed where they are square',
    (layer, x, k) => doing({ ...layer, weights: transpose(layer.weights) ?? layer.weights }, x, k)
  ],
  [
    'bias after the activation',
    'the bias is added after the activation',
    (layer, x) => {
      const z = affine({ ...layer, bias: layer.bias.map(() => 0) }, x)
      return act(layer)
        .value(z)
        .map((a, i) => a + layer.bias[i]!)
    }
  ],
  ['activation twice', 'the activation is applied twice', (layer, x, k) => act(layer).value(doing(layer, x, k)!)],
  [
    'last input left out',
    'a loop ends one too early: the last input of each unit is left out',
    (layer, x) =>
      act(layer).value(
        affine({ ...layer, weights: layer.weights.map(row => row.map((w, j) => (j === row.length - 1 ? 0 : w))) }, x)
      )
  ],
  [
    'first input left out',
    'a loop begins one too late: the first input of each unit is left out',
    (layer, x) =>
      act(layer).value(affine({ ...layer, weights: layer.weights.map(row => row.map((w, j) => (j === 0 ? 0 : w))) }, x))
  ],
  [
    'last unit is zero',
    'a loop ends one too early: the last unit is zero',
    (layer, x, k) => doing(layer, x, k)!.map((a, i, { length }) => (i === length - 1 ? 0 : a))
  ],
  [
    'weights not signed',
    'the weights are taken without their signs',
    (layer, x, k) => doing({ ...layer, weights: layer.weights.map(row => row.map(Math.abs)) }, x, k)
  ],
  [
    'sum divided by inputs',
    'the weighted sum is divided by the number of inputs',
    (layer, x, k) => doing({ ...layer, weights: layer.weights.map(row => row.map(w => w / row.length)) }, x, k)
  ],
  [
    'input squared',
    'the input is squared',
    (layer, x, k) =>
      doing(
        layer,
        x.map(one => one * one),
        k
      )
  ],
  [
    'single precision',
    'numbers are rounded to single precision',
    (layer, x, k) => doing(layer, x.map(Math.fround), k)?.map(Math.fround)
  ]
]

const places: readonly (readonly [said: string, at: (k: number, depth: number) => boolean])[] = [
  ['in every layer', () => true],
  ['in the last layer', (k, depth) => k === depth - 1],
  ['in every layer but the last', (k, depth) => k < depth - 1],
  ['in the first layer', k => k === 0],
  ['in every layer but the first', k => k > 0],
  ['in layer 1', k => k === 1]
]

const activationFaults: readonly ForwardSuspect[] = [
  'sigmoid',
  'tanh',
  'relu',
  'softplus',
  'softmax',
  'identity'
].flatMap(right =>
  confusions
    .filter(([name]) => name !== right)
    .flatMap(([name, said, wrong]) =>
      places.map(([where, at]): ForwardSuspect => ({
        name: name === 'identity' ? `${right} missing ${where}` : `${right} ${said} ${where}`,
        cause: name === 'identity' ? `the activation ${right} is missing ${where}` : `${right} ${said} ${where}`,
        outputs: through(
          reviewCase =>
            reviewCase.activations.some((each, k, { length }) => each === right && at(k, length))
              ? denseData(reviewCase)
              : undefined,
          (layer, x, k) => (layer.activation === right ? wrong.value(affine(layer, x)) : doing(layer, x, k)),
          at
        )
      }))
    )
)

const layersOf =
  (change: (layers: readonly DenseData[]) => readonly DenseData[] | undefined) => (reviewCase: ReviewCase) =>
    change(denseData(reviewCase))

const right = (reviewCase: ReviewCase): readonly (readonly number[])[] =>
  through(denseData, doing, () => false)(reviewCase)!

/** What is done with the logits of all examples in place of the softmax, where there is one at the end. */
const ofLogits =
  (done: (logits: readonly (readonly number[])[]) => readonly (readonly number[])[]) => (reviewCase: ReviewCase) => {
    if (reviewCase.activations.at(-1) !== 'softmax') return undefined
    const layers = denseData(reviewCase)
    const open = layers.map((layer, k) =>
      k === layers.length - 1 ? { ...layer, activation: 'identity' as const } : layer
    )
    return done(
      through(
        () => open,
        doing,
        () => false
      )(reviewCase)!
    )
  }

/** The softmax over the examples of each output for that over the outputs of each example, and other things done to the batch. */
const batchFaults: readonly ForwardSuspect[] = [
  {
    name: 'softmax over the examples',
    cause: 'the softmax runs over the wrong axis: over the examples of a batch',
    outputs: ofLogits(logits => {
      const columns = logits[0]!.map((_, j) => plainActivations['softmax']!.value(logits.map(row => row[j]!)))
      return logits.map((row, i) => row.map((_, j) => columns[j]![i]!))
    })
  },
  {
    name: 'softmax over the batch',
    cause: 'the softmax is divided by the sum over the whole batch',
    outputs: ofLogits(logits => {
      const p = plainActivations['softmax']!.value(logits.flat())
      return logits.map((row, i) => row.map((_, j) => p[i * row.length + j]!))
    })
  },
  {
    name: 'softmax by other sums',
    cause: 'the sums of the softmax run over the wrong axis: over the examples of a batch',
    outputs: ofLogits(logits => {
      const powers = logits.map(row => row.map(z => Math.exp(z - Math.max(...row))))
      const sums = powers[0]!.map((_, j) => powers.reduce((sum, row) => sum + row[j]!, 0))
      return powers.map(row => row.map((x, j) => x / sums[j]!))
    })
  },
  {
    name: 'first example for all',
    cause: 'every example gets the outputs of the first',
    outputs: reviewCase => right(reviewCase).map((_, __, rows) => rows[0]!)
  },
  {
    name: 'last example for all',
    cause: 'every example gets the outputs of the last: one array is kept for all',
    outputs: reviewCase => right(reviewCase).map((_, __, rows) => rows.at(-1)!)
  },
  {
    name: 'examples reversed',
    cause: 'the examples come back in reverse order',
    outputs: reviewCase => right(reviewCase).toReversed()
  },
  {
    name: 'example before',
    cause: 'every example gets the outputs of the example before',
    outputs: reviewCase => right(reviewCase).map((_, k, rows) => rows.at(k - 1)!)
  },
  {
    name: 'layers reversed',
    cause: 'the layers are applied in reverse order',
    outputs: through(
      layersOf(layers =>
        layers.every(({ weights }) => weights.length === weights[0]!.length) ? layers.toReversed() : undefined
      ),
      doing,
      () => false
    )
  },
  {
    name: 'last layer missing',
    cause: 'the last layer is left out',
    outputs: through(
      layersOf(layers =>
        layers.length > 1 && layers.at(-1)!.bias.length === layers.at(-2)!.bias.length ? layers.slice(0, -1) : undefined
      ),
      doing,
      () => false
    )
  },
  {
    name: 'outputs in single precision',
    cause: 'the outputs are rounded to single precision',
    outputs: reviewCase => right(reviewCase).map(row => row.map(Math.fround))
  },
  ...[2, 3, 4, 5, 6, 7, 8].map((digits): ForwardSuspect => ({
    name: `rounded to ${digits} decimals`,
    cause: `the outputs are rounded to ${digits} decimals`,
    outputs: reviewCase => right(reviewCase).map(row => row.map(x => Math.round(x * 10 ** digits) / 10 ** digits))
  }))
]

/** Every single thing done otherwise. */
export const forwardSuspects: readonly ForwardSuspect[] = [
  ...[...layerFaults, ...layerFaultsMore].flatMap(([name, cause, one]) =>
    places.map(([where, at]): ForwardSuspect => ({
      name: `${name} ${where}`,
      cause: `${cause} ${where}`,
      outputs: through(denseData, one, at)
    }))
  ),
  ...batchFaults,
  ...activationFaults
]
