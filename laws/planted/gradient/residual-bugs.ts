/**
 * Wrong gradients of losses, where back-propagation starts.
 */
import { elementary } from '../../../src/index.ts'
import { rightSteps } from '../back-propagation.ts'
import { at, times } from '../numbers.ts'
import { settings } from '../setting.ts'
import { bug, type GradientBug } from './gradient-bug.ts'

const { residual: right } = rightSteps

/** What is sent back from the output is wrong. */
export const residualBugs: readonly GradientBug[] = [
  bug(
    'extra σ′ under cross-entropy',
    'σ′ is applied at the output although the cross-entropy of logits has absorbed it',
    {
      residual: (loss, z, y) =>
        right(loss, z, y).map((c, j) =>
          loss.name === 'sigmoid cross-entropy' ? c * elementary.sigmoidDerivative(at(z, j)) : c
        )
    },
    settings.logits
  ),
  bug(
    'target and prediction exchanged',
    'target and prediction are exchanged in the gradient of the cross-entropy',
    {
      residual: (loss, h, y) => (loss.name === 'sigmoid cross-entropy' ? right(loss, y, h) : right(loss, h, y))
    },
    settings.logits
  ),
  bug(
    'logits taken for probabilities',
    'the gradient of the cross-entropy is z − y: the sigmoid of the logits is missing',
    {
      residual: (loss, z, y) =>
        loss.name === 'sigmoid cross-entropy' ? z.map((zj, j) => zj - at(y, j)) : right(loss, z, y)
    },
    settings.logits
  ),
  bug(
    'cross-entropy without division',
    'the gradient of the cross-entropy of probabilities is h − y: the division by h(1 − h) is missing',
    {
      residual: (loss, h, y) =>
        loss.name === 'binary cross-entropy' ? h.map((hj, j) => hj - at(y, j)) : right(loss, h, y)
    },
    settings.probabilities
  ),
  bug('residual squared', 'the gradient of the loss is (h − y)·|h − y|: the square was not differentiated', {
    residual: (loss, h, y) =>
      loss.name === 'quadratic' ? h.map((hj, j) => (hj - at(y, j)) * Math.abs(hj - at(y, j))) : right(loss, h, y)
  }),
  bug('prediction for residual', 'the prediction itself is sent back: the target is not subtracted', {
    residual: (loss, h, y) => (loss.name === 'quadratic' ? h : right(loss, h, y))
  }),
  bug('mean over the outputs', 'the loss is averaged over the outputs too: the gradient is divided by their number', {
    residual: (loss, h, y) => times(right(loss, h, y), 1 / h.length)
  })
]
