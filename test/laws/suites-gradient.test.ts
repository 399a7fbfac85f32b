import {
  costGradient,
  getAdditiveMonoid,
  quadraticLoss,
  sigmoidCrossEntropy,
  vectorShape,
  backpropagate,
  type AnySizeLoss,
  type Batch,
  type Layer,
  type Size
} from 'lawgrad'
import {
  analyticGradient,
  batchGradientSuite,
  gradientSuite,
  structureSuite,
  accumulatorSuite,
  type Differentiate
} from 'lawgrad/laws'
import * as fc from 'fast-check'
import { right, wrong } from './suites-support.ts'
import { components } from './verify-support.ts'

const kinked = { activation: fc.constantFrom('relu', 'softplus', 'identity') } as const
const logits = { activation: fc.constant('identity'), loss: sigmoidCrossEntropy } as const
right(
  structureSuite('back-propagation', analyticGradient),
  structureSuite('back-propagation with kinks', analyticGradient, { activation: fc.constantFrom('relu', 'softplus') }),
  batchGradientSuite('back-propagation', analyticGradient),
  batchGradientSuite('back-propagation with kinks', analyticGradient, kinked),
  batchGradientSuite('back-propagation of logits', analyticGradient, logits),
  accumulatorSuite(vectorShape(3))
)

/** The right gradient, changed number by number; parameters come first. */
const changed =
  (
    change: (
      g: number,
      at: { readonly index: number; readonly size: number; readonly theta: readonly number[] }
    ) => number
  ): Differentiate =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const theta = network.shape.flatten(parameters)
    return analyticGradient<I, O, P>(
      network,
      loss
    )(batch)(parameters).map((g, index) =>
      index < network.shape.count ? change(g, { index, size: network.shape.count, theta }) : g
    )
  }

/** The right gradient of another batch. */
const ofBatch =
  (change: <I extends Size, O extends Size>(batch: Batch<I, O>) => Batch<I, O>): Differentiate =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) => {
    const { gradient } = costGradient<I, O, P>(network, loss)(change(batch))(parameters)
    const through = backpropagate<I, O, P>(network, loss)(parameters)
    return [
      ...network.shape.flatten(gradient),
      ...batch.examples.flatMap(example => components(through(example).input).map(g => g / batch.examples.length))
    ]
  }

const summed: Differentiate =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (parameters: P) =>
    analyticGradient<I, O, P>(network, loss)(batch)(parameters).map(g => g * batch.examples.length)

const counter = { calls: 0 }
const impure = changed(g => g * (1 + (counter.calls += 1) * 1e-6))
const twice = changed(g => 2 * g)
const rounded = changed(g => Math.fround(g))
const decayed = changed((g, { index, theta }) => g + 0.01 * (theta[index] ?? 0))
const even = changed((g, { index, theta }) => g + 0.01 * Math.abs(theta[index] ?? 0))
const uneven = changed((g, { index }) => (index === 0 ? 2 * g : g))
const sized = changed((g, { size }) => g * (1 + size / 1000))
const noBias = changed((g, { index, size }) => (index === size - 1 ? 0 : g))
const lastDropped = ofBatch(batch => {
  const [first, ...rest] = batch.examples
  return { ...batch, examples: [first, ...rest.slice(0, -1)] }
})
const firstRepeated = ofBatch(batch => ({ ...batch, examples: [batch.examples[0], ...batch.examples] }))

wrong(
  'structure',
  {
    'weight decay slipped in': [structureSuite('wrong', decayed), 'unit split', 'dead unit', 'sigmoid flip'],
    'a decay by |θ|': [structureSuite('wrong', even), 'tanh flip'],
    'one unit learns twice as fast': [structureSuite('wrong', uneven), 'hidden units permuted', 'unit split'],
    'a factor that grows with the network': [structureSuite('wrong', sized), 'identity padding']
  },
  [structureSuite('right', analyticGradient)]
)

wrong(
  'batch gradient',
  {
    'sum for mean': [
      batchGradientSuite('wrong', summed),
      'batch = mean of singles',
      'shards = whole',
      'duplicate = weight 2',
      'random direction',
      'descent rate'
    ],
    'the last example is dropped': [
      batchGradientSuite('wrong', lastDropped),
      'batch = mean of singles',
      'sample order'
    ],
    'the first example is repeated': [batchGradientSuite('wrong', firstRepeated), 'shards = whole', 'sample order'],
    'twice the gradient': [batchGradientSuite('wrong', twice), 'random direction', 'descent rate'],
    'too large by a ten-thousandth': [
      batchGradientSuite(
        'wrong',
        changed(g => g * 1.0001)
      ),
      'random direction',
      'descent rate'
    ],
    'weight decay slipped in': [batchGradientSuite('wrong', decayed), 'zero column', 'zero residual'],
    'the bias has no gradient': [batchGradientSuite('wrong', noBias), 'bias = weight on a constant 1'],
    'rounded to single precision': [batchGradientSuite('wrong', rounded), 'random direction'],
    'counts its calls': [batchGradientSuite('wrong', impure), 'purity']
  },
  [batchGradientSuite('right', analyticGradient)]
)

wrong(
  'gradient oracles',
  {
    'too large by a ten-thousandth': [
      gradientSuite(
        'wrong',
        quadraticLoss,
        changed(g => g * 1.0001)
      )
    ],
    'the first parameter has no gradient': [
      gradientSuite(
        'wrong',
        quadraticLoss,
        changed((g, { index }) => (index === 0 ? 0 : g))
      )
    ]
  },
  [gradientSuite('right', quadraticLoss, analyticGradient)]
)

const three = vectorShape(3)
const sum = getAdditiveMonoid(three)
wrong(
  'accumulator',
  {
    'the first addend counts twice': [
      accumulatorSuite(three, { ...sum, concat: (a, b) => sum.concat(a, sum.concat(a, b)) }),
      'commutative monoid',
      'associative up to rounding'
    ],
    'infinity is refused': [
      accumulatorSuite(three, {
        ...sum,
        concat: (a, b) => {
          if (![...a, ...b].every(Number.isFinite)) throw new RangeError('not finite')
          return sum.concat(a, b)
        }
      }),
      'total'
    ]
  },
  [accumulatorSuite(three)]
)
