import {
  anySizeLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  cost,
  quadraticLoss,
  scale,
  scalar,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  type AnySizeLoss,
  type Loss
} from 'lawgrad'
import { lossSuite } from 'lawgrad/laws'
import * as fc from 'fast-check'
import { right, wrong } from './suites-support.ts'

const vectors = (size: number, number: fc.Arbitrary<number>) => fc.array(number, { minLength: size, maxLength: size })
const unit = fc.integer({ min: 0, max: 1000 }).map(k => k / 1000)
const inside = fc.integer({ min: 1, max: 999 }).map(k => k / 1000)
const bits = vectors(2, fc.constantFrom(0, 1))
const oneHot = fc.nat(2).map(k => [0, 1, 2].map(j => (j === k ? 1 : 0)))
const simplex = vectors(3, inside).map(xs => xs.map(x => x / xs.reduce((a, b) => a + b, 0)))

const squares = lossSuite(quadraticLoss, 2, { link: 'identity' })
const sigmoidOptions = { link: 'sigmoid', targets: vectors(2, unit), outcomes: bits } as const
const softmaxOptions = { link: 'softmax', targets: simplex, outcomes: oneHot } as const
const sigmoids = lossSuite(sigmoidCrossEntropy, 2, sigmoidOptions)
const softmaxes = lossSuite(softmaxCrossEntropy, 3, softmaxOptions)

right(
  squares,
  lossSuite(quadraticLoss, 1, { link: 'identity' }),
  sigmoids,
  softmaxes,
  lossSuite(binaryCrossEntropy, 2, { predictions: vectors(2, inside), targets: vectors(2, unit), outcomes: bits }),
  lossSuite(categoricalCrossEntropy, 3, { predictions: simplex, targets: simplex, outcomes: oneHot })
)

const counter = { calls: 0 }

/** A loss of one equation with the gradient that it had before. */
const changed = (loss: AnySizeLoss, equation: AnySizeLoss['equation']): AnySizeLoss => ({
  ...anySizeLoss({ ...loss, equation: (scalar, h, y) => equation(scalar)(h, y) }),
  gradient: loss.gradient
})
const times = (loss: AnySizeLoss, factor: number): AnySizeLoss => ({
  ...loss,
  gradient: y => h => scale(factor)(loss.gradient(y)(h))
})
const plusOne = changed(quadraticLoss, s => (h, y) => s.add(quadraticLoss.equation(s)(h, y), s.one))
const negative = changed(quadraticLoss, s => (h, y) => s.neg(quadraticLoss.equation(s)(h, y)))
const cubes = changed(
  quadraticLoss,
  s => (h, y) =>
    scalar.sum(s)(
      h.map((hi, i) => {
        const r = s.sub(hi, y[i] ?? s.zero)
        return s.mul(s.mul(r, r), s.exp(s.neg(s.mul(r, r))))
      })
    )
)
const absolute = changed(
  quadraticLoss,
  s => (h, y) =>
    scalar.sum(s)(
      h.map((hi, i) => {
        const r = s.sub(hi, y[i] ?? s.zero)
        return scalar.maximum(s)(r, s.neg(r))
      })
    )
)
const naive = anySizeLoss({
  name: 'naive',
  equation: (s, z, y) =>
    scalar.sum(s)(
      z.map((zi, i) => {
        const [a, yi] = [s.sigmoid(zi), y[i] ?? s.zero]
        return s.neg(s.add(s.mul(yi, s.log(a)), s.mul(s.sub(s.one, yi), s.log(s.sub(s.one, a)))))
      })
    ),
  gradient: y => z => sigmoidCrossEntropy.gradient(y)(z)
})
const refusing: Loss<2> = {
  ...quadraticLoss,
  value: y => h => {
    if ([...h].some(Number.isNaN)) throw new RangeError('NaN')
    return quadraticLoss.value(y)(h)
  }
}

wrong(
  'loss',
  {
    'counts its calls': [
      lossSuite({ ...quadraticLoss, value: y => h => quadraticLoss.value(y)(h) + (counter.calls += 1) }, 2),
      'purity',
      'value = equation'
    ],
    negated: [lossSuite(negative, 2), 'non-negative', 'proper', 'convex'],
    'one too much': [lossSuite(plusOne, 2, { link: 'identity' }), 'zero at the target'],
    'absolute errors': [lossSuite(absolute, 2), 'proper'],
    'a well with rims': [lossSuite(cubes, 2), 'convex'],
    'twice the gradient': [
      lossSuite(times(quadraticLoss, 2), 2, { link: 'identity' }),
      'gradient = dual numbers',
      'gradient = complex step',
      'gradient = Richardson extrapolation',
      'gradient = central difference',
      'gradient = h − y'
    ],
    'twice the gradient of logits': [
      lossSuite(times(sigmoidCrossEntropy, 2), 2, sigmoidOptions),
      'gradient = σ(z) − y'
    ],
    'twice the gradient of a softmax': [
      lossSuite(times(softmaxCrossEntropy, 2), 3, softmaxOptions),
      'gradient = softmax(z)·Σy − y'
    ],
    'squares said to be a softmax': [lossSuite(quadraticLoss, 3, softmaxOptions), 'unchanged by a shift'],
    'an exception at NaN': [lossSuite(refusing, 2), 'total'],
    '0·log 0': [lossSuite(naive, 2, sigmoidOptions), 'no NaN out of numbers'],
    'a sum for the mean': [
      lossSuite(quadraticLoss, 2, {
        cost: (network, loss) => batch => parameters => cost(network, loss)(batch)(parameters) * batch.examples.length
      }),
      'batch reduction'
    ]
  },
  [squares, sigmoids, softmaxes]
)
