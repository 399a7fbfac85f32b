/**
 * What is right: the library's own answers.
 */
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  cost,
  quadraticLoss,
  type AnySizeLoss,
  type Layer,
  type Size
} from '../../../src/index.ts'
import { withCase, type OpenedCase } from '../../arbitraries/network-case.ts'
import { denseData } from '../../arbitraries/dense-data.ts'
import { flat } from '../../internal/flat.ts'
import { analyticGradient } from '../../suites/gradient.ts'
import type { ReviewCase } from '../case.ts'
import type { LossName } from '../protocol.ts'
import { passage } from './plain.ts'

export const lossOf: Readonly<Record<LossName, AnySizeLoss>> = {
  // proof: a case has the last activation that its loss goes with
  binaryCrossEntropy: binaryCrossEntropy as unknown as AnySizeLoss,
  categoricalCrossEntropy: categoricalCrossEntropy as unknown as AnySizeLoss,
  quadratic: quadraticLoss
}

export interface Truth {
  readonly outputs: readonly (readonly number[])[]
  readonly logits: readonly (readonly number[])[]
  readonly loss: number
  readonly gradient: readonly number[]
  readonly inputs: readonly number[]
}

const known = new WeakMap<ReviewCase, Truth>()

const computed = (reviewCase: ReviewCase): Truth =>
  withCase(<I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>): Truth => {
    const loss = lossOf[reviewCase.loss]
    const through: Layer<I, O, P>['forward'] = network.forward
    const all = analyticGradient<I, O, P>(network, loss)(batch)(parameters)
    const layers = denseData(reviewCase)
    return {
      outputs: batch.examples.map(({ input }) => flat(through(parameters)(input))),
      logits: reviewCase.inputs.map(x => passage(layers, x).z.at(-1)!),
      loss: cost<I, O, P>(network, loss)(batch)(parameters),
      gradient: all.slice(0, reviewCase.parameters.length),
      inputs: all.slice(reviewCase.parameters.length)
    }
  })(reviewCase)

/** The right answers about a case. */
export const truthOf = (reviewCase: ReviewCase): Truth => {
  const found = known.get(reviewCase)
  if (found !== undefined) return found
  const truth = computed(reviewCase)
  known.set(reviewCase, truth)
  return truth
}
