/**
 * The same mistakes made with the library's own types: a layer whose pullback is wrong, a loss whose gradient is, a batch that is not the
 * one that was given.
 */
import {
  activationLayer,
  append,
  backpropagate,
  costGradient,
  hadamard,
  input,
  map,
  type AnyLayer,
  type AnySizeLoss,
  type Batch,
  type Layer,
  type Network
} from 'lawgrad'
import { analyticGradient, type Differentiate } from 'lawgrad/laws'

/** A layer whose sizes and parameters are forgotten. */
type Erased = Layer<never, never, never>

/** Where a layer stands. */
type Place = { readonly index: number; readonly last: boolean; readonly dense: number }

/** The network with some of its layers exchanged. */
const rebuilt = (
  network: AnyLayer & { readonly layers?: readonly AnyLayer[] },
  change: (layer: Erased, place: Place) => Erased
): unknown => {
  const layers = network.layers ?? []
  let dense = -1
  let whole: unknown = input<never>(network.inputs as never)
  layers.forEach((layer, index) => {
    if (layer.name === 'dense') dense += 1
    const next = change(layer as unknown as Erased, { index, dense, last: index >= layers.length - 2 })
    whole = append(next)(whole as Network<never, never, []>)
  })
  return whole
}

const withLayers =
  (change: (layer: Erased, place: Place) => Erased): Differentiate =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    analyticGradient<I, O, P>(rebuilt(network, change) as Layer<I, O, P>, loss)

/** An activation with another derivative. */
const derivative = (name: string, equation: 'sigmoid' | 'relu', of: (z: number) => number): Differentiate =>
  withLayers(layer =>
    layer.name === name
      ? (activationLayer({
          name,
          equation: (s, z) => (equation === 'sigmoid' ? s.sigmoid(z) : s.real(z) > 0 ? z : s.zero),
          derivative: of
        })(Number(layer.inputs) as 1) as unknown as Erased)
      : layer
  )

type Pulled = { parameters: { weights?: unknown; bias?: unknown }; input: unknown }

/** A layer whose pullback is changed. */
const pulling = (
  layer: Erased,
  change: (back: Pulled, cotangent: unknown, parameters: unknown, x: unknown) => unknown
): Erased => ({
  ...layer,
  vjp: ((parameters: never) => (x: never) => {
    const { output, pullback } = layer.vjp(parameters)(x)
    return { output, pullback: (c: never) => change(pullback(c) as unknown as Pulled, c, parameters, x) }
  }) as never
})

const through: (layer: Erased) => Erased = layer => pulling(layer, (_, c) => ({ parameters: [], input: c }))

const s = (z: number): number => 1 / (1 + Math.exp(-z))
const isActivation = (layer: Erased): boolean => layer.name !== 'dense'

/** The parameters of a dense layer times a factor, by its shape. */
const timesFactor = (layer: Erased, back: Pulled, weights: number, bias: number): unknown => {
  const { shape } = layer
  const size = shape.size
  const numbers = shape.flatten(back.parameters as never)
  const biases = Number(layer.outputs)
  return shape.unflatten(numbers.map((g, i) => g * (i < size - biases ? weights : bias)))
}

const withLoss =
  (change: (loss: AnySizeLoss) => AnySizeLoss): Differentiate =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    analyticGradient<I, O, P>(network, change(loss))

/** The parameters' gradients of another batch; the inputs as they should be. */
const onBatch =
  (
    change: <I extends number, O extends number>(batch: Batch<I, O>) => Batch<I, O>,
    factor: (m: number) => number = () => 1
  ): Differentiate =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const { gradient } = costGradient<I, O, P>(network, loss)(change(batch))(parameters)
    const by = factor(batch.examples.length)
    const back = backpropagate<I, O, P>(network, loss)(parameters)
    const inputs = batch.examples.flatMap(example =>
      [...back(example).input].map(g => (g * by) / batch.examples.length)
    )
    return [...network.shape.flatten(gradient).map(g => g * by), ...inputs]
  }

const shuffled: Differentiate =
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
    analyticGradient<I, O, P>(
      network,
      loss
    )({
      ...batch,
      examples: batch.examples.map((example, k) => ({
        ...example,
        target: (batch.examples[k + 1] ?? batch.examples[0]).target
      })) as unknown as Batch<I, O>['examples']
    })

/** The numbers of the gradient changed when all is done. */
const finally_ =
  (change: (g: number, theta: number) => number): Differentiate =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const theta = network.shape.flatten(parameters)
    return analyticGradient<I, O, P>(network, loss)(batch)(parameters).map((g, i) => change(g, theta[i] ?? 0))
  }

/** Mistakes by the name that they have in the catalogue. */
export const typedBugs: Readonly<Record<string, Differentiate>> = {
  'tanh′ for σ′': derivative('sigmoid', 'sigmoid', z => 1 - Math.tanh(z) ** 2),
  '1 − a² for a(1 − a)': derivative('sigmoid', 'sigmoid', z => 1 - s(z) ** 2),
  'σ′ at a': derivative('sigmoid', 'sigmoid', z => s(s(z)) * (1 - s(s(z)))),
  'sign of σ′': derivative('sigmoid', 'sigmoid', z => -Math.exp(-z) / (1 + Math.exp(-z)) ** 2),
  'relu slope 1 below 0': derivative('relu', 'relu', () => 1),
  'σ′ missing at the output': withLayers((layer, { last }) => (last && isActivation(layer) ? through(layer) : layer)),
  'σ′ missing in the hidden layers': withLayers((layer, { last }) =>
    !last && isActivation(layer) ? through(layer) : layer
  ),
  'σ′ missing everywhere': withLayers(layer => (isActivation(layer) ? through(layer) : layer)),
  'σ′ twice at the output': withLayers((layer, { last }) =>
    last && isActivation(layer)
      ? pulling(layer, (back, _, parameters, x) =>
          layer
            .vjp(parameters as never)(x as never)
            .pullback(back.input as never)
        )
      : layer
  ),
  'bias gradient missing': withLayers(layer =>
    isActivation(layer) ? layer : pulling(layer, back => ({ ...back, parameters: timesFactor(layer, back, 1, 0) }))
  ),
  'bias counted twice': withLayers(layer =>
    isActivation(layer) ? layer : pulling(layer, back => ({ ...back, parameters: timesFactor(layer, back, 1, 2) }))
  ),
  'first layer zero': withLayers((layer, { dense }) =>
    isActivation(layer) || dense > 0
      ? layer
      : pulling(layer, back => ({ ...back, parameters: timesFactor(layer, back, 0, 0) }))
  ),
  'extra σ′ under cross-entropy': withLoss(loss =>
    loss.name === 'sigmoid cross-entropy'
      ? { ...loss, gradient: y => z => hadamard(map(x => s(x) * s(-x))(z))(loss.gradient(y)(z)) }
      : loss
  ),
  'target and prediction exchanged': withLoss(loss =>
    loss.name === 'sigmoid cross-entropy' ? { ...loss, gradient: y => h => loss.gradient(h)(y) } : loss
  ),
  'last example dropped': onBatch(batch => {
    const [first, ...rest] = batch.examples
    return { ...batch, examples: [first, ...rest.slice(0, -1)] }
  }),
  'first example repeated': onBatch(batch => ({ ...batch, examples: [batch.examples[0], ...batch.examples] })),
  'first example alone': onBatch(batch => ({ ...batch, examples: [batch.examples[0]] })),
  'sum for mean': onBatch(
    batch => batch,
    m => m
  ),
  '÷ (m + 1)': onBatch(
    batch => batch,
    m => m / (m + 1)
  ),
  'targets shuffled': shuffled,
  'weight decay slipped in': finally_((g, theta) => g + 0.01 * theta),
  'gradient in single precision': finally_(Math.fround)
}
