/**
 * What is claimed of each kind of loss.
 */
import * as fc from 'fast-check'
import { exactly, type LossOptions } from 'lawgrad/laws'

/** Thousandths of [0, 1], its ends with or without. */
const unit = (ends: 0 | 1): fc.Arbitrary<number> => fc.integer({ min: 1 - ends, max: 999 + ends }).map(k => k / 1000)
const bits = exactly(2, fc.constantFrom(0, 1))
const oneHot = fc.constantFrom([1, 0], [0, 1])
const simplex = unit(1).map(p => [p, 1 - p])

/** What is claimed of each kind of loss. */
export const lossClaims = {
  squares: { link: 'identity' },
  logits: { link: 'sigmoid', targets: exactly(2, unit(1)), outcomes: bits },
  classes: { link: 'softmax', targets: simplex, outcomes: oneHot },
  probabilities: { predictions: exactly(2, unit(0)), targets: exactly(2, unit(1)), outcomes: bits },
  distributions: { predictions: unit(0).map(p => [p, 1 - p]), targets: simplex, outcomes: oneHot }
} as const satisfies Readonly<Record<string, LossOptions>>
