/**
 * A loss on plain arrays, as its laws ask it.
 */
import {
  boundedScalar,
  type AnySizeLoss,
  type Batch,
  type Bounded,
  type Layer,
  type Loss,
  type Size
} from '../../../src/index.ts'
import { flat, shapeOf } from '../../internal/flat.ts'
import { neighbours } from '../../internal/neighbours.ts'
import { gradientRounding } from '../../internal/own-rounding.ts'
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
  /**
   * The answers at some targets and predictions of them, each target and each prediction one and the same tensor throughout: what remembers by the tensors that it
   * was given, and not by what it needs, answers otherwise than afresh.
   */
  readonly together: (
    targets: readonly (readonly number[])[],
    predictions: readonly (readonly number[])[]
  ) => readonly number[]
  /** The loss as a function of the prediction. */
  readonly field: (target: readonly number[]) => ScalarField
  /** How far the rounding of the gradient's own arithmetic can take it. */
  readonly rounding: (pair: Pair) => readonly number[]
  /** The branches that it takes at a prediction. */
  readonly branches: (target: readonly number[]) => BranchesAt
}

export const reading = <S extends Size>(loss: Loss<S>, size: S): Reading => {
  const { unflatten } = shapeOf<S>(size)
  return {
    value: ({ prediction, target }) => loss.value(unflatten(target))(unflatten(prediction)),
    gradient: ({ prediction, target }) => flat(loss.gradient(unflatten(target))(unflatten(prediction))),
    together: (targets, predictions) => {
      const at = targets.map(unflatten).map(target => ({ value: loss.value(target), gradient: loss.gradient(target) }))
      const tensors = predictions.map(unflatten)
      return at.flatMap(({ value, gradient }) => tensors.flatMap(h => [value(h), ...flat(gradient(h))]))
    },
    field: target => lossField<S>(loss, unflatten(target)),
    rounding: ({ prediction, target }) => gradientRounding<S>(loss, unflatten(target), prediction),
    branches: target => predictionBranches<S>(loss, unflatten(target))
  }
}

/** A loss for every size, at the size of what it is asked about. */
export const readingOfEverySize = (loss: AnySizeLoss): Reading => {
  const at = (numbers: readonly number[]): Reading => reading<number>(loss, numbers.length)
  return {
    value: pair => at(pair.target).value(pair),
    gradient: pair => at(pair.target).gradient(pair),
    together: (targets, predictions) => at(targets[0] ?? []).together(targets, predictions),
    rounding: pair => at(pair.target).rounding(pair),
    field: target => at(target).field(target),
    branches: target => at(target).branches(target)
  }
}

/** The loss by its equation, with a bound on its rounding. */
export const bounded =
  (on: Reading) =>
  ({ prediction, target }: Pair): Bounded =>
    on.field(target)(boundedScalar)(prediction.map(boundedScalar.fromNumber))

/** Asks a loss beside a pair, so that what it remembers by a part of what it was given shows in what it says next. */
export const askNeighbours = (on: Reading, { prediction, target }: Pair): readonly (readonly number[])[] =>
  [
    ...neighbours(prediction).map(beside => ({ prediction: beside, target })),
    ...neighbours(target).map(beside => ({ prediction, target: beside }))
  ].map(pair => [on.value(pair), ...on.gradient(pair)])

/** Far enough that a sigmoid or softmax is 0 and 1. */
export const far = 1000

/** The prediction whose link is nearest to a target. */
export const meeting = (link: Link | undefined, target: readonly number[]): readonly number[] =>
  link === 'sigmoid'
    ? target.map(y => Math.max(-far, Math.min(far, Math.log(y) - Math.log1p(-y))))
    : link === 'softmax'
      ? target.map(y => Math.max(-far, Math.log(y)))
      : target
