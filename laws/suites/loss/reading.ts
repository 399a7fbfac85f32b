/**
 * A loss on plain arrays, as its laws ask it.
 */
import {
  boundedScalar,
  vectorShape,
  type Batch,
  type Bounded,
  type Dimension,
  type Layer,
  type Loss
} from '../../../src/index.ts'
import { lossField } from '../../oracles/field.ts'

/** From predictions to what is compared with the target: nothing, or the activation that a loss of logits holds inside. */
export type Link = 'identity' | 'sigmoid' | 'softmax'

/** The mean of a loss over a batch, as `cost` computes it. */
export type MeanCost = <I extends number, O extends number, P>(
  network: Layer<I, O, P>,
  loss: Loss<O>
) => (batch: Batch<I, O>) => (parameters: P) => number

export type Pair = { readonly prediction: readonly number[]; readonly target: readonly number[] }

/** A loss on plain arrays. */
export type Reading = {
  readonly value: (pair: Pair) => number
  readonly gradient: (pair: Pair) => readonly number[]
}

export const reading = <N extends number>(loss: Loss<N>, size: Dimension<N>): Reading => {
  const { unflatten } = vectorShape<N>(size)
  return {
    value: ({ prediction, target }) => loss.value(unflatten(target))(unflatten(prediction)),
    gradient: ({ prediction, target }) => [...loss.gradient(unflatten(target))(unflatten(prediction))]
  }
}

/** The loss by its equation, with a bound on its rounding. */
export const bounded =
  <N extends number>(loss: Loss<N>) =>
  ({ prediction, target }: Pair): Bounded =>
    lossField(loss, target)(boundedScalar)(prediction.map(boundedScalar.fromNumber))

/** Far enough that a sigmoid or softmax is 0 and 1. */
export const far = 1000

/** The prediction whose link is nearest to a target. */
export const meeting = (link: Link | undefined, target: readonly number[]): readonly number[] =>
  link === 'sigmoid'
    ? target.map(y => Math.max(-far, Math.min(far, Math.log(y) - Math.log1p(-y))))
    : link === 'softmax'
      ? target.map(y => Math.max(-far, Math.log(y)))
      : target
