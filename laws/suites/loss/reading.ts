/**
 * A loss on plain arrays, as its laws ask it.
 */
import { boundedScalar, type Batch, type Bounded, type Layer, type Loss, type Size } from '../../../src/index.ts'
import { flat, shapeOf } from '../../internal/flat.ts'
import { predictionBranches } from '../../oracles/branches.ts'
import { lossField, type ScalarField } from '../../oracles/field.ts'
import type { BranchesAt } from '../../oracles/kink.ts'

/** From predictions to what is compared with the target: nothing, or the activation that a loss of logits holds inside. */
export type Link = 'identity' | 'sigmoid' | 'softmax'

/** The mean of a loss over a batch, as `cost` computes it. */
export type MeanCost = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<O>
) => (batch: Batch<I, O>) => (parameters: P) => number

export type Pair = { readonly prediction: readonly number[]; readonly target: readonly number[] }

/** A loss on plain arrays. */
export type Reading = {
  readonly value: (pair: Pair) => number
  readonly gradient: (pair: Pair) => readonly number[]
  /** The loss as a function of the prediction. */
  readonly field: (target: readonly number[]) => ScalarField
  /** The branches that it takes at a prediction. */
  readonly branches: (target: readonly number[]) => BranchesAt
}

export const reading = <S extends Size>(loss: Loss<S>, size: S): Reading => {
  const { unflatten } = shapeOf<S>(size)
  return {
    value: ({ prediction, target }) => loss.value(unflatten(target))(unflatten(prediction)),
    gradient: ({ prediction, target }) => flat(loss.gradient(unflatten(target))(unflatten(prediction))),
    field: target => lossField<S>(loss, unflatten(target)),
    branches: target => predictionBranches<S>(loss, unflatten(target))
  }
}

/** The loss by its equation, with a bound on its rounding. */
export const bounded =
  (on: Reading) =>
  ({ prediction, target }: Pair): Bounded =>
    on.field(target)(boundedScalar)(prediction.map(boundedScalar.fromNumber))

/** Far enough that a sigmoid or softmax is 0 and 1. */
export const far = 1000

/** The prediction whose link is nearest to a target. */
export const meeting = (link: Link | undefined, target: readonly number[]): readonly number[] =>
  link === 'sigmoid'
    ? target.map(y => Math.max(-far, Math.min(far, Math.log(y) - Math.log1p(-y))))
    : link === 'softmax'
      ? target.map(y => Math.max(-far, Math.log(y)))
      : target
