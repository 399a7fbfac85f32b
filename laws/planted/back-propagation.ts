/**
 * Back-propagation through dense networks on plain numbers, written once, step by step, so that a bug is one step that is done
 * otherwise.
 *
 * It shares nothing with the library's layers: only rows of numbers, and the elementary functions.
 */
import type { AnySizeLoss } from '../../src/index.ts'
import { denseData, denseNumbers, type DenseData } from '../arbitraries/dense-data.ts'
import type { NetworkCase } from '../arbitraries/network-case.ts'
import { activate, lossGradient, pullActivation } from './formulas.ts'
import { at, dot, sum, total, type Numbers } from './numbers.ts'

/** An implementation of gradients on plain data: `Differentiate` for those that know nothing of types. */
export type CaseGradient = (networkCase: NetworkCase, loss: AnySizeLoss) => readonly number[]

/** A dense layer and its activation while an example runs through it. */
export type Pass = {
  readonly layer: DenseData
  /** The place of the layer, and how many there are. */
  readonly index: number
  readonly count: number
  readonly input: Numbers
  /** z = W·x + b */
  readonly z: Numbers
  /** a = g(z) */
  readonly output: Numbers
}

/** A pass, the passes of the same example through all layers, and the same layer's pass for the example before. */
export type Place = Pass & { readonly all: readonly Pass[]; readonly before: Pass }

/** The gradient of one example. */
export type ExampleNumbers = { readonly layers: readonly DenseData[]; readonly input: Numbers }

/** The steps of back-propagation. A planted bug replaces one. */
export type Steps = {
  /** What is worked with. */
  readonly given: (networkCase: NetworkCase) => NetworkCase
  /** z = W·x + b */
  readonly combine: (layer: DenseData, input: Numbers) => Numbers
  /** a = g(z) */
  readonly activate: (z: Numbers, layer: Pick<Pass, 'layer' | 'index' | 'count'>) => Numbers
  /** ∂loss/∂h */
  readonly residual: (loss: AnySizeLoss, prediction: Numbers, target: Numbers) => Numbers
  /** BP1, BP2: δ = g′(z) ⊙ c */
  readonly delta: (cotangent: Numbers, place: Place) => Numbers
  /** BP4: δ·xᵀ */
  readonly weights: (delta: Numbers, place: Place, cotangent: Numbers) => readonly Numbers[]
  /** BP3: δ */
  readonly bias: (delta: Numbers, place: Place, cotangent: Numbers) => Numbers
  /** BP2: Wᵀ·δ, for the layer below */
  readonly send: (delta: Numbers, place: Place) => Numbers
  /** The mean over the examples; the input of each example has its share. */
  readonly reduce: (examples: readonly ExampleNumbers[], networkCase: NetworkCase) => Numbers
  /** What is answered, in the order of the parameters and then the inputs. */
  readonly answer: (gradient: Numbers, networkCase: NetworkCase) => Numbers
}

/** The gradients summed over the examples and divided, those of parameters and of inputs by numbers of their own. */
export const divided = (examples: readonly ExampleNumbers[], parameters: number, inputs: number): Numbers => [
  ...total(examples.map(({ layers }) => denseNumbers(layers))).map(x => x / parameters),
  ...examples.flatMap(({ input }) => input.map(x => x / inputs))
]

/** The steps as they should be. */
export const rightSteps: Steps = {
  given: networkCase => networkCase,
  combine: ({ weights, bias }, input) => weights.map((row, j) => at(bias, j) + dot(row, input)),
  activate: (z, { layer }) => activate(layer.activation, z),
  residual: lossGradient,
  delta: (cotangent, { layer, z, output }) => pullActivation(layer.activation, z, output, cotangent),
  weights: (delta, { input }) => delta.map(d => input.map(x => d * x)),
  bias: delta => delta,
  send: (delta, { input, layer }) => input.map((_, i) => sum(delta.map((d, j) => d * at(layer.weights[j] ?? [], i)))),
  reduce: examples => divided(examples, examples.length, examples.length),
  answer: gradient => gradient
}

/**
 * The gradient of J over a batch by back-propagation, with some of its steps replaced.
 *
 * Cost: O(m·parameters). Never fails. Without changes it is the library's gradient to rounding. Source: Nielsen, chapter 2, BP1–BP4.
 *
 * @example
 * ```ts
 * import { quadraticLoss } from 'lawgrad'
 * import { backPropagation, type NetworkCase } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const unit: NetworkCase = { sizes: [1, 1], activations: ['identity'], parameters: [2, 1], inputs: [[3]], targets: [[5]] }
 * assert.deepEqual(backPropagation()(unit, quadraticLoss), [6, 2, 4]) // residual 2, times x, 1 and the weight
 * assert.deepEqual(backPropagation({ bias: delta => delta.map(() => 0) })(unit, quadraticLoss), [6, 0, 4])
 * ```
 */
export const backPropagation = (changes: Partial<Steps> = {}): CaseGradient => {
  const steps: Steps = { ...rightSteps, ...changes }
  return (networkCase, loss) => {
    const given = steps.given(networkCase)
    const layers = denseData(given)
    const runs = given.inputs.map(input => forward(steps, layers, input))
    const examples = runs.map((all, k) =>
      backward(steps, loss, given.targets[k] ?? [], all, runs.at(k - 1) ?? all, given.inputs[k] ?? [])
    )
    return steps.answer(steps.reduce(examples, given), given)
  }
}

const forward = (steps: Steps, layers: readonly DenseData[], input: Numbers): readonly Pass[] =>
  layers.reduce<readonly Pass[]>((passes, layer, index) => {
    const x = passes.at(-1)?.output ?? input
    const z = steps.combine(layer, x)
    const place = { layer, index, count: layers.length }
    return [...passes, { ...place, input: x, z, output: steps.activate(z, place) }]
  }, [])

type Back = { readonly layers: readonly DenseData[]; readonly cotangent: Numbers }

const backward = (
  steps: Steps,
  loss: AnySizeLoss,
  target: Numbers,
  all: readonly Pass[],
  before: readonly Pass[],
  input: Numbers
): ExampleNumbers => {
  const last = all.at(-1)
  const start = last === undefined ? input : steps.residual(loss, last.output, target)
  const { layers, cotangent } = all.reduceRight<Back>(
    (back, pass) => {
      const place = { ...pass, all, before: before[pass.index] ?? pass }
      const delta = steps.delta(back.cotangent, place)
      const layer = {
        activation: pass.layer.activation,
        weights: steps.weights(delta, place, back.cotangent),
        bias: steps.bias(delta, place, back.cotangent)
      }
      return { layers: [layer, ...back.layers], cotangent: steps.send(delta, place) }
    },
    { layers: [], cotangent: start }
  )
  return { layers, input: cotangent }
}
