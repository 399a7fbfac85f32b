/**
 * A network of dense layers over plain arrays: what wrong programs are compared with, and how large the terms of each sum are.
 */
import { denseData, type DenseData } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import { plainActivations } from './activations.ts'

/** The numbers of one example on its way. */
export interface Passage {
  readonly x: readonly number[]
  readonly z: readonly (readonly number[])[]
  readonly a: readonly (readonly number[])[]
}

export const affine = ({ weights, bias }: DenseData, x: readonly number[]): readonly number[] =>
  weights.map((row, i) => row.reduce((sum, w, j) => sum + w * (x[j] ?? Number.NaN), 0) + (bias[i] ?? Number.NaN))

export const passage = (layers: readonly DenseData[], x: readonly number[]): Passage => {
  const z: (readonly number[])[] = []
  const a: (readonly number[])[] = []
  let input = x
  for (const layer of layers) {
    const before = affine(layer, input)
    input = plainActivations[layer.activation]!.value(before)
    z.push(before)
    a.push(input)
  }
  return { x, z, a }
}

/** ∂loss/∂z of the last layer, for one example. */
const lastDelta = (
  { loss, activations }: Pick<ReviewCase, 'loss' | 'activations'>,
  { z, a }: Passage,
  y: readonly number[]
) => {
  const [h, before] = [a.at(-1)!, z.at(-1)!]
  if (loss !== 'quadratic') return h.map((p, i) => p - y[i]!)
  return plainActivations[activations.at(-1)!]!.back(
    before,
    h,
    h.map((p, i) => p - y[i]!)
  )
}

/** The cross-entropies of the protocol go with their own last activation: the gradient of the logits is h − y times what the targets sum to. */
const crossDelta = (reviewCase: ReviewCase, way: Passage, y: readonly number[]): readonly number[] => {
  if (reviewCase.loss !== 'categoricalCrossEntropy') return lastDelta(reviewCase, way, y)
  const total = y.reduce((sum, one) => sum + one, 0)
  return way.a.at(-1)!.map((p, i) => total * p - y[i]!)
}

/** How the gradient of an example may be taken otherwise: the weights that errors are sent back through. */
export type SentBackThrough = (layer: number) => readonly (readonly number[])[] | undefined

/** The gradient of one example by all parameters, in their order, and by its input. */
export const exampleGradient = (
  reviewCase: ReviewCase,
  layers: readonly DenseData[],
  x: readonly number[],
  y: readonly number[],
  through: SentBackThrough = () => undefined
): { readonly parts: readonly (readonly number[])[]; readonly input: readonly number[] } => {
  const way = passage(layers, x)
  const parts: (readonly number[])[] = []
  let delta = crossDelta(reviewCase, way, y)
  for (let k = layers.length - 1; ; k--) {
    const input = k === 0 ? x : way.a[k - 1]!
    const now = delta
    parts.unshift([...now.flatMap(d => input.map(one => d * one)), ...now])
    const weights = through(k) ?? layers[k]!.weights
    const sent = input.map((_, j) => now.reduce((sum, d, i) => sum + d * weights[i]![j]!, 0))
    if (k === 0) return { parts, input: sent }
    const below = layers[k - 1]!
    delta = plainActivations[below.activation]!.back(way.z[k - 1]!, way.a[k - 1]!, sent)
  }
}

const plus = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((x, i) => x + b[i]!)

/** The gradient of the mean over some examples, by layer. */
export const meanGradient = (
  reviewCase: ReviewCase,
  parameters: readonly number[],
  examples: readonly number[],
  through: SentBackThrough = () => undefined
): readonly (readonly number[])[] => {
  const layers = denseData(reviewCase, parameters)
  const sums = examples
    .map(k => exampleGradient(reviewCase, layers, reviewCase.inputs[k]!, reviewCase.targets[k]!, through).parts)
    .reduce((total, parts) => total.map((one, i) => plus(one, parts[i]!)))
  return sums.map(part => part.map(x => x / examples.length))
}

/** The loss of one example. */
export const exampleLoss = (loss: ReviewCase['loss'], h: readonly number[], y: readonly number[]): number =>
  h.reduce((sum, p, i) => {
    const t = y[i]!
    switch (loss) {
      case 'quadratic':
        return sum + (p - t) ** 2 / 2
      case 'binaryCrossEntropy':
        return sum - (t === 0 ? 0 : t * Math.log(p)) - (t === 1 ? 0 : (1 - t) * Math.log(1 - p))
      case 'categoricalCrossEntropy':
        return sum - (t === 0 ? 0 : t * Math.log(p))
    }
  }, 0)

const absolute = (layer: DenseData): DenseData => ({
  ...layer,
  weights: layer.weights.map(row => row.map(Math.abs)),
  bias: layer.bias.map(Math.abs)
})

/** Bounds for the terms that are summed: of outputs, loss, gradient by layer and input gradients. */
export interface Magnitudes {
  readonly outputs: number
  readonly loss: number
  readonly gradient: readonly number[]
  readonly inputs: number
}

const largest = (numbers: readonly number[]): number => numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

/** No slope counts as less than 1: a program that takes it from the output has it right to so much only. */
export const magnitudes = (reviewCase: ReviewCase): Magnitudes => {
  const layers = denseData(reviewCase)
  const upper = layers.map(absolute)
  let [outputs, loss, inputs] = [1, 1, 0]
  const gradient = layers.map(() => 0)
  for (const [n, x] of reviewCase.inputs.entries()) {
    const y = reviewCase.targets[n]!
    const levels: (readonly number[])[] = [x.map(Math.abs)]
    for (const layer of upper) levels.push(affine(layer, levels.at(-1)!).map(s => Math.max(1, s)))
    const h = passage(layers, x).a.at(-1)!
    const errors = levels.at(-1)!
    outputs = Math.max(outputs, largest(errors))
    const terms =
      reviewCase.loss === 'quadratic'
        ? h.reduce((sum, p, i) => sum + (Math.abs(p) + Math.abs(y[i]!) + errors[i]!) ** 2, 0)
        : h.reduce(
            (sum, p, i) => sum + errors[i]! / Math.max(1e-300, Math.min(y[i]! > 0 ? p : 1, y[i]! < 1 ? 1 - p : 1)),
            0
          )
    loss = Math.max(loss, terms)
    let delta: readonly number[] = h.map((p, i) => Math.abs(p) + Math.abs(y[i]!) + errors[i]! * 1e-2)
    for (let k = layers.length - 1; k >= 0; k--) {
      const now = delta
      gradient[k] = Math.max(gradient[k]!, largest(now) * Math.max(1, largest(levels[k]!)))
      delta = levels[k]!.map((_, j) => now.reduce((sum, d, i) => sum + d * upper[k]!.weights[i]![j]!, 0))
    }
    inputs = Math.max(inputs, largest(delta))
  }
  return { outputs, loss, gradient, inputs }
}

/** Whether a relu stands so near to its kink that its slope there is anybody's. */
export const atKink = (reviewCase: ReviewCase): boolean => {
  const layers = denseData(reviewCase)
  return (
    reviewCase.activations.includes('relu') &&
    reviewCase.inputs.some(x => {
      const { z } = passage(layers, x)
      return z.some((row, k) => layers[k]!.activation === 'relu' && row.some(one => Math.abs(one) < 1e-6))
    })
  )
}
