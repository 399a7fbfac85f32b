/**
 * Wrong losses, and wrong means of right ones.
 */
import {
  anySizeLoss,
  binaryCrossEntropy,
  cost,
  quadraticLoss,
  realScalar,
  scalar as S,
  scale,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  subtract,
  zipWith,
  type AnySizeLoss,
  type Vector
} from '../../src/index.ts'
import { refuse } from '../internal/refuse.ts'
import { lossSuite, type LossOptions } from '../suites/loss.ts'
import type { MeanCost } from '../suites/loss/reading.ts'
import { group, planted, type PlantedBug } from './bug.ts'
import { lossClaims } from './loss-claims.ts'
import { counting } from './internal/remembering.ts'

const bug = (
  name: string,
  cause: string,
  plant: () => AnySizeLoss,
  options: LossOptions = lossClaims.squares
): PlantedBug<AnySizeLoss> => planted('loss', name, cause, plant, loss => [group('loss', lossSuite(loss, 2, options))])

/** A loss of another equation with the gradient that it had before. */
const otherEquation = (loss: AnySizeLoss, equation: AnySizeLoss['equation']) => (): AnySizeLoss => ({
  ...anySizeLoss({ ...loss, equation: (scalar, h, y) => equation(scalar)(h, y) }),
  gradient: loss.gradient
})

const otherGradient = (loss: AnySizeLoss, gradient: AnySizeLoss['gradient']) => (): AnySizeLoss => ({
  ...loss,
  gradient
})

const componentwise =
  (of: (h: number, y: number) => number): AnySizeLoss['gradient'] =>
  y =>
  h =>
    zipWith(of)(y)(h)

const meanBug = (name: string, cause: string, mean: MeanCost): PlantedBug<MeanCost> =>
  planted(
    'loss',
    name,
    cause,
    () => mean,
    using => [group('loss', lossSuite(quadraticLoss, 2, { ...lossClaims.squares, cost: using }))]
  )

const finite = <N extends number>(h: Vector<N>): Vector<N> => ([...h].some(Number.isNaN) ? refuse('NaN') : h)

/** Wrong losses. */
export const lossBugs: readonly PlantedBug[] = [
  bug(
    'loss: ½ forgotten',
    'the value lacks the ½ that the gradient h − y needs',
    otherEquation(quadraticLoss, s => (h, y) => s.mul(s.fromNumber(2), quadraticLoss.equation(s)(h, y)))
  ),
  bug('loss: gradient doubled', 'the gradient is twice what it should be', () => ({
    ...quadraticLoss,
    gradient: y => h => scale(2)(subtract(y)(h))
  })),
  bug(
    'loss: sign of the residual',
    'the gradient is y − h for h − y',
    otherGradient(
      quadraticLoss,
      componentwise((h, y) => y - h)
    )
  ),
  bug(
    'loss: negative',
    'the loss has the wrong sign: a likelihood is maximized',
    otherEquation(quadraticLoss, s => (h, y) => s.neg(quadraticLoss.equation(s)(h, y))),
    {}
  ),
  bug(
    'loss: one too much',
    'a constant is left over: the loss is 1 where the target is met',
    otherEquation(quadraticLoss, s => (h, y) => s.add(quadraticLoss.equation(s)(h, y), s.one))
  ),
  bug(
    'loss: absolute errors',
    'absolute errors are taken for squares: the median is the best prediction, not the mean',
    otherEquation(
      quadraticLoss,
      s => (h, y) =>
        S.sum(s)(
          h.map((hi, i) => {
            const r = s.sub(hi, y[i] ?? s.zero)
            return S.maximum(s)(r, s.neg(r))
          })
        )
    ),
    {}
  ),
  bug(
    'loss: squares within bounds',
    'large errors are damped: the loss is not convex',
    otherEquation(
      quadraticLoss,
      s => (h, y) =>
        S.sum(s)(
          h.map((hi, i) => {
            const r = s.sub(hi, y[i] ?? s.zero)
            return s.mul(s.mul(r, r), s.exp(s.neg(s.mul(r, r))))
          })
        )
    ),
    {}
  ),
  bug('loss: counts its calls', 'the value is not pure: it grows with the number of its calls', () => {
    const count = counting()
    return { ...quadraticLoss, value: y => h => quadraticLoss.value(y)(h) + count() }
  }),
  bug('loss: exception at NaN', 'the value throws where a prediction is NaN', () => ({
    ...quadraticLoss,
    value: y => h => quadraticLoss.value(y)(finite(h))
  })),
  bug(
    'loss: extra σ′ under cross-entropy',
    'σ′ is applied although the cross-entropy of logits has absorbed it',
    otherGradient(
      sigmoidCrossEntropy,
      componentwise((z, y) => (realScalar.sigmoid(z) - y) * realScalar.sigmoid(z) * realScalar.sigmoid(-z))
    ),
    lossClaims.logits
  ),
  bug(
    'loss: target and prediction exchanged',
    'target and prediction are exchanged in the gradient',
    otherGradient(
      sigmoidCrossEntropy,
      componentwise((z, y) => realScalar.sigmoid(y) - z)
    ),
    lossClaims.logits
  ),
  bug(
    'loss: log(1 + e^z) overflows',
    'softplus is computed as log(1 + e^z), which overflows',
    otherEquation(
      sigmoidCrossEntropy,
      s => (z, y) => S.sum(s)(z.map((zi, i) => s.sub(s.log(s.add(s.one, s.exp(zi))), s.mul(y[i] ?? s.zero, zi))))
    ),
    lossClaims.logits
  ),
  bug(
    'loss: log of 0',
    'logarithms of a saturated sigmoid are not kept from 0: 0·log 0 is NaN',
    otherEquation(
      sigmoidCrossEntropy,
      s => (z, y) =>
        s.neg(
          S.sum(s)(
            z.map((zi, i) => {
              const [p, yi] = [s.sigmoid(zi), y[i] ?? s.zero]
              return s.add(s.mul(yi, s.log(p)), s.mul(s.sub(s.one, yi), s.log(s.sub(s.one, p))))
            })
          )
        )
    ),
    lossClaims.logits
  ),
  bug(
    'loss: division forgotten',
    'the division by h(1 − h) is missing in the gradient of the cross-entropy of probabilities',
    otherGradient(
      binaryCrossEntropy,
      componentwise((h, y) => h - y)
    ),
    lossClaims.probabilities
  ),
  bug(
    'loss: sum of the targets forgotten',
    'the gradient of the softmax cross-entropy is that of independent sigmoids',
    otherGradient(
      softmaxCrossEntropy,
      componentwise((z, y) => realScalar.sigmoid(z) - y)
    ),
    lossClaims.classes
  ),
  bug(
    'loss: softmax not normalized',
    'the sum of the exponentials is left out: the loss is −⟨y, z⟩',
    otherEquation(softmaxCrossEntropy, s => (z, y) => s.neg(S.dot(s)(z, y))),
    lossClaims.classes
  ),
  meanBug(
    'loss: sum for mean',
    'the 1/m of the cost is forgotten',
    (network, loss) => batch => parameters => cost(network, loss)(batch)(parameters) * batch.examples.length
  )
]
