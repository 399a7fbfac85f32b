/**
 * Wrong gradients of losses, where back-propagation starts.
 */
import {
  binaryCrossEntropy,
  quadraticLoss,
  sigmoidCrossEntropy,
  type AnyRange,
  type AnySize,
  type AnySizeLoss,
  type LossDefinition
} from 'lawgrad'
import { lossBut } from '../loss-bugs.ts'
import { settings } from '../setting.ts'
import { sigmoidSlope } from './activation.ts'
import { bug, type GradientBug, type Mistake } from './gradient-bug.ts'

/** Another gradient of one loss. */
const gradientOf = (loss: AnySizeLoss, gradient: LossDefinition<AnySize, AnyRange>['gradient']): Mistake => {
  const wrong = lossBut(loss, { gradient })
  return { loss: given => (given === loss ? wrong : given) }
}

/** What is sent back from the output is wrong. */
export const residualBugs: readonly GradientBug[] = [
  bug(
    'extra σ′ under cross-entropy',
    'σ′ is applied at the output although the cross-entropy of logits has absorbed it',
    gradientOf(
      sigmoidCrossEntropy,
      algebra => y => z =>
        algebra.hadamard(algebra.map(sigmoidSlope(algebra))(z))(sigmoidCrossEntropy.at(algebra)(y, z).gradient())
    ),
    settings.logits
  ),
  bug(
    'target and prediction exchanged',
    'target and prediction are exchanged in the gradient of the cross-entropy',
    gradientOf(sigmoidCrossEntropy, algebra => y => z => sigmoidCrossEntropy.at(algebra)(z, y).gradient()),
    settings.logits
  ),
  bug(
    'logits taken for probabilities',
    'the gradient of the cross-entropy is z − y: the sigmoid of the logits is missing',
    gradientOf(sigmoidCrossEntropy, ({ subtract }) => subtract),
    settings.logits
  ),
  bug(
    'cross-entropy without division',
    'the gradient of the cross-entropy of probabilities is h − y: the division by h(1 − h) is missing',
    gradientOf(binaryCrossEntropy, ({ subtract }) => subtract),
    settings.probabilities
  ),
  bug(
    'residual squared',
    'the gradient of the loss is (h − y)·|h − y|: the square was not differentiated',
    gradientOf(quadraticLoss, ({ zipWith, minus, times, where, negate }) =>
      zipWith((h, y) => {
        const r = minus(h, y)
        return times(r, where(r, r, negate(r)))
      })
    )
  ),
  bug(
    'prediction for residual',
    'the prediction itself is sent back: the target is not subtracted',
    gradientOf(quadraticLoss, () => () => h => h)
  ),
  bug('mean over the outputs', 'the loss is averaged over the outputs too: the gradient is divided by their number', {
    loss: given =>
      lossBut(given, {
        gradient: algebra => y => h =>
          algebra.scale(algebra.over(algebra.num(1), algebra.count(h)))(given.at(algebra)(y, h).gradient())
      })
  })
]
