import {
  anySizeLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  cost,
  quadraticLoss,
  scale,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  type Algebra,
  type AnySize,
  type AnySizeLoss,
  type Expr,
  type Loss,
  type Num
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
  lossSuite(quadraticLoss, [2, 1, 2], { link: 'identity' }),
  sigmoids,
  softmaxes,
  lossSuite(binaryCrossEntropy, 2, { predictions: vectors(2, inside), targets: vectors(2, unit), outcomes: bits }),
  lossSuite(categoricalCrossEntropy, 3, { predictions: simplex, targets: simplex, outcomes: oneHot })
)

const counter = { calls: 0 }

/** A loss of one equation with the gradient that it had before. */
const changed = (
  loss: AnySizeLoss,
  equation: (algebra: Algebra) => (target: Expr<AnySize>) => (prediction: Expr<AnySize>) => Num
): AnySizeLoss => ({
  ...anySizeLoss({
    name: loss.name,
    equation,
    gradient: algebra => target => prediction => loss.at(algebra)(target, prediction).gradient()
  }),
  gradient: loss.gradient
})
const quadratic = (algebra: Algebra) => (y: Expr<AnySize>) => (h: Expr<AnySize>) =>
  quadraticLoss.at(algebra)(y, h).value
const times = (loss: AnySizeLoss, factor: number): AnySizeLoss => ({
  ...loss,
  gradient: y => h => scale(factor)(loss.gradient(y)(h))
})
const plusOne = changed(quadraticLoss, algebra => y => h => algebra.plus(quadratic(algebra)(y)(h), algebra.num(1)))
const negative = changed(quadraticLoss, algebra => y => h => algebra.negate(quadratic(algebra)(y)(h)))
const cubes = changed(
  quadraticLoss,
  ({ map, subtract, sum, times: by, exp, negate }) =>
    y =>
    h =>
      sum(map(r => by(by(r, r), exp(negate(by(r, r)))))(subtract(y)(h)))
)
const absolute = changed(
  quadraticLoss,
  ({ map, subtract, sum, where, negate }) =>
    y =>
    h =>
      sum(map(r => where(r, r, negate(r)))(subtract(y)(h)))
)
const steep = anySizeLoss({
  name: 'steep',
  equation:
    ({ map, subtract, sum, where, negate }) =>
    y =>
    h =>
      sum(map(r => where(r, r, negate(r)))(subtract(y)(h))),
  gradient:
    ({ map, subtract, where, negate, num }) =>
    y =>
    h =>
      map(r => where(r, num(1), where(negate(r), num(-1), num(2))))(subtract(y)(h))
})
const naive = anySizeLoss({
  name: 'naive',
  equation:
    ({ zipWith, sum, sigmoid, log, plus, minus, times: by, negate, num }) =>
    y =>
    z =>
      sum(
        zipWith((zi, yi) =>
          negate(plus(by(yi, log(sigmoid(zi))), by(minus(num(1), yi), log(minus(num(1), sigmoid(zi))))))
        )(y)(z)
      ),
  gradient: algebra => y => z => sigmoidCrossEntropy.at(algebra)(y, z).gradient()
})
const meanSquare = anySizeLoss({
  name: 'mean square',
  equation:
    ({ zipWith, mean, minus, times: by }) =>
    y =>
    h =>
      mean(zipWith((a, b) => by(minus(a, b), minus(a, b)))(y)(h)),
  gradient: ({ subtract }) => subtract
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
    'steeper at its kink than on either side': [
      lossSuite(steep, 2, { proper: false }),
      'between the branches at a kink'
    ],
    'a mean with the gradient of half a sum, which it is of two': [lossSuite(meanSquare, 2), 'gradient at every size'],
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
