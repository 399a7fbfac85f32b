/**
 * The same mistakes made with the library's own types: a layer whose pullback is wrong, a loss whose gradient is, a batch that is not the
 * one that was given.
 */
import {
  activationLayer,
  anySizeLoss,
  append,
  backpropagate,
  costGradient,
  input,
  sigmoidCrossEntropy,
  type Activation,
  type Algebra,
  type AnyLayer,
  type AnySizeLoss,
  type Batch,
  type Expr,
  type Layer,
  type Logits,
  type Network,
  type Num,
  type Size
} from 'lawgrad'
import { analyticGradient, type Differentiate } from 'lawgrad/laws'
import { flat } from '../../../laws/internal/flat.ts'

/** A layer whose sizes and parameters are forgotten. */
type Erased = Layer<never, never, never>

/** Where a layer stands. */
type Place = { readonly last: boolean; readonly dense: number }

const isActivation = ({ shape }: Erased): boolean => shape.count === 0

/** The network with some of its layers exchanged. */
const rebuilt = (
  network: AnyLayer & { readonly layers?: readonly AnyLayer[] },
  change: (layer: Erased, place: Place) => Erased
): unknown => {
  const layers = (network.layers ?? []) as unknown as readonly Erased[]
  let dense = -1
  let whole: unknown = input<never>(network.inputs as never)
  layers.forEach((layer, index) => {
    if (!isActivation(layer)) dense += 1
    whole = append(change(layer, { dense, last: index >= layers.length - 2 }))(whole as Network<never, never, []>)
  })
  return whole
}

const withLayers =
  (change: (layer: Erased, place: Place) => Erased): Differentiate =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    analyticGradient<I, O, P>(rebuilt(network, change) as Layer<I, O, P>, loss)

const equations = {
  sigmoid:
    ({ num, over, plus, exp, negate }) =>
    z =>
      over(num(1), plus(num(1), exp(negate(z)))),
  relu:
    ({ where, num }) =>
    z =>
      where(z, z, num(0))
} satisfies Readonly<Record<string, Activation<Logits>['equation']>>

/** An activation with another derivative. */
const derivative = (of: keyof typeof equations, slope: Activation<Logits>['derivative']): Differentiate =>
  withLayers(layer =>
    layer.name === of
      ? (activationLayer({ name: of, equation: equations[of], derivative: slope })(
          Number(layer.inputs) as 1
        ) as unknown as Erased)
      : layer
  )

type Pulled = { readonly parameters: Readonly<Record<string, Expr<1>>>; readonly input: Expr<1> }

/** A layer whose pullback is changed. */
const pulling = (
  layer: Erased,
  change: (algebra: Algebra, back: (c: Expr<1>) => Pulled, c: Expr<1>) => Pulled
): Erased => ({
  ...layer,
  at: ((algebra: Algebra) => {
    const right = layer.at(algebra)
    return (parameters: never, x: never, noise: never) => {
      const { output, pullback } = right(parameters, x, noise)
      return { output, pullback: (c: never) => change(algebra, pullback as unknown as (c: Expr<1>) => Pulled, c) }
    }
  }) as never
})

const through: (layer: Erased) => Erased = layer =>
  pulling(layer, (_, back, c) => ({ parameters: back(c).parameters, input: c }))

/** The gradients of a dense layer times factors. */
const times = (layer: Erased, weights: number, bias: number): Erased =>
  pulling(layer, ({ scale, num }, back, c) => {
    const { parameters, input: x } = back(c)
    const { weights: w = x, bias: b = x } = parameters
    return { parameters: { weights: scale(num(weights))(w), bias: scale(num(bias))(b) }, input: x }
  })

const s = ({ num, over, plus, exp, negate }: Algebra, z: Num): Num => over(num(1), plus(num(1), exp(negate(z))))

/** Another gradient of the cross-entropy of logits. */
const withGradient = (
  gradient: (algebra: Algebra) => <N extends Size>(y: Expr<N>, z: Expr<N>) => Expr<N>
): Differentiate => {
  const wrong = anySizeLoss({
    name: 'wrong',
    equation: algebra => y => z => sigmoidCrossEntropy.at(algebra)(y, z).value,
    gradient: algebra => y => z => gradient(algebra)(y, z)
  })
  return <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    analyticGradient<I, O, P>(network, loss === sigmoidCrossEntropy ? wrong : loss)
}

/** The parameters' gradients of another batch; the inputs as they should be. */
const onBatch =
  (
    change: <I extends Size, O extends Size>(batch: Batch<I, O>) => Batch<I, O>,
    factor: (m: number) => number = () => 1
  ): Differentiate =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const { gradient } = costGradient<I, O, P>(network, loss)(change(batch))(parameters)
    const by = factor(batch.examples.length)
    const back = backpropagate<I, O, P>(network, loss)(parameters)
    const inputs = batch.examples.flatMap(example =>
      flat(back(example).input).map(g => (g * by) / batch.examples.length)
    )
    return [...network.shape.flatten(gradient).map(g => g * by), ...inputs]
  }

const shuffled: Differentiate =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
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
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const theta = network.shape.flatten(parameters)
    return analyticGradient<I, O, P>(network, loss)(batch)(parameters).map((g, i) => change(g, theta[i] ?? 0))
  }

/** Mistakes by the name that they have in the catalogue. */
export const typedBugs: Readonly<Record<string, Differentiate>> = {
  'tanh′ for σ′': derivative(
    'sigmoid',
    ({ num, minus, times, tanh }) =>
      z =>
        minus(num(1), times(tanh(z), tanh(z)))
  ),
  '1 − a² for a(1 − a)': derivative('sigmoid', algebra => z => {
    const a = s(algebra, z)
    return algebra.minus(algebra.num(1), algebra.times(a, a))
  }),
  'σ′ at a': derivative('sigmoid', algebra => z => {
    const again = s(algebra, s(algebra, z))
    return algebra.times(again, algebra.minus(algebra.num(1), again))
  }),
  'sign of σ′': derivative('sigmoid', algebra => z => {
    const { exp, negate, num, plus, times: product, over } = algebra
    const denominator = plus(num(1), exp(negate(z)))
    return negate(over(exp(negate(z)), product(denominator, denominator)))
  }),
  'relu slope 1 below 0': derivative(
    'relu',
    ({ num }) =>
      () =>
        num(1)
  ),
  'σ′ missing at the output': withLayers((layer, { last }) => (last && isActivation(layer) ? through(layer) : layer)),
  'σ′ missing in the hidden layers': withLayers((layer, { last }) =>
    !last && isActivation(layer) ? through(layer) : layer
  ),
  'σ′ missing everywhere': withLayers(layer => (isActivation(layer) ? through(layer) : layer)),
  'σ′ twice at the output': withLayers((layer, { last }) =>
    last && isActivation(layer) ? pulling(layer, (_, back, c) => back(back(c).input)) : layer
  ),
  'bias gradient missing': withLayers(layer => (isActivation(layer) ? layer : times(layer, 1, 0))),
  'bias counted twice': withLayers(layer => (isActivation(layer) ? layer : times(layer, 1, 2))),
  'first layer zero': withLayers((layer, { dense }) => (isActivation(layer) || dense > 0 ? layer : times(layer, 0, 0))),
  'extra σ′ under cross-entropy': withGradient(
    algebra => (y, z) =>
      algebra.hadamard(algebra.map(x => algebra.times(s(algebra, x), s(algebra, algebra.negate(x))))(z))(
        sigmoidCrossEntropy.at(algebra)(y, z).gradient()
      )
  ),
  'target and prediction exchanged': withGradient(
    algebra => (y, z) => sigmoidCrossEntropy.at(algebra)(z, y).gradient()
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
