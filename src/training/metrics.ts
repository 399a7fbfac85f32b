/**
 * What a trained network is worth on examples: its metrics, each beside what the most trivial answer would get.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Loss } from '../loss/loss.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { classMetrics, confusionMatrix, type ClassMetrics, type ConfusionMatrix, type Decision } from './confusion.ts'
import { comparedOf } from './internal/compared.ts'
import { regressionMetrics, type Compared, type RegressionMetrics } from './regression.ts'

/** What decides the class of an output, and what classes are called. */
export interface EvaluationOptions {
  /** A single output above it is the second class; by default 0 for labels −1 and 1 and for a loss of logits alone, else 0.5. */
  readonly threshold?: number
  /** The names of the classes, two of a single output; by default those of the targets or their labels. */
  readonly classes?: readonly string[]
}

/** The metrics of classes. */
export interface Classification extends ClassMetrics {
  readonly confusion: ConfusionMatrix
  /** The examples whose largest output is that of several classes, or is the threshold: the first of them is predicted. */
  readonly ties: number
}

/** The metrics of a network on a batch, as data. */
export interface Evaluation {
  readonly examples: number
  /** J over the batch. */
  readonly cost: number
  readonly regression: RegressionMetrics
  /** Where the targets are classes. */
  readonly classification: O.Option<Classification>
}

/** A batch, or a data set with the names of its targets. */
export type NamedTargets<I extends Size, O extends Size> = Batch<I, O> & { readonly targetNames?: readonly string[] }

/**
 * The metrics of outputs for the examples of a batch, in their order; see `evaluate`. Cost: linear. Never fails.
 */
export const evaluateOutputs =
  <O extends Size, R extends AnyRange = never>(loss: Loss<O, R>, options: EvaluationOptions = {}) =>
  <I extends Size>(batch: NamedTargets<I, NoInfer<O>>) =>
  (outputs: readonly Tensor<NoInfer<O>>[]): Evaluation => {
    const total = batch.examples.reduce((sum, { target }, k) => {
      const output = outputs[k]
      return output === undefined ? sum : sum + loss.value(target)(output)
    }, 0)
    return evaluatePairs({
      cost: total / batch.examples.length,
      onLogits: loss.takes.length > 0 && loss.takes.every(({ range }) => range === 'logits'),
      targetNames: batch.targetNames ?? [],
      ...options
    })(comparedOf<I, O>(batch, outputs))
  }

/** What is known of pairs beside them. */
export interface PairOptions extends EvaluationOptions {
  /** J over the pairs. */
  readonly cost: number
  /** Whether a single prediction is a logit, which is compared with 0. */
  readonly onLogits?: boolean
  /** The names of the components; of classes where none are given. */
  readonly targetNames?: readonly string[]
}

/**
 * The metrics of predictions that were made elsewhere, as those of {@link evaluate}: in another unit than that of training, or by a saved model. Never fails.
 *
 * @example
 * ```ts
 * import { evaluatePairs } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { regression } = evaluatePairs({ cost: 0.5 })([{ target: [3], prediction: [2] }, { target: [5], prediction: [6] }])
 * assert.equal(regression.rmse, 1)
 * ```
 */
export const evaluatePairs =
  ({ cost, ...options }: PairOptions) =>
  (pairs: readonly Compared[]): Evaluation =>
    Object.freeze({
      examples: pairs.length,
      cost,
      regression: regressionMetrics(pairs),
      classification: pipe(
        labelsOf(pairs),
        O.map(labels => classified(labels, pairs, { onLogits: false, targetNames: [], ...options }))
      )
    })

/** How targets say classes. */
type Labels = 'bits' | 'signs' | 'one of several'

const labelsOf = (pairs: readonly Compared[]): O.Option<Labels> => {
  const targets = pairs.map(({ target }) => target)
  const every = (isLabel: (y: number) => boolean): boolean => targets.every(target => target.every(isLabel))
  const isBit = (y: number): boolean => y === 0 || y === 1
  return (targets[0]?.length ?? 0) > 1
    ? every(isBit) && targets.every(target => target.filter(y => y === 1).length === 1)
      ? O.some('one of several')
      : O.none
    : every(isBit)
      ? O.some('bits')
      : every(y => Math.abs(y) === 1)
        ? O.some('signs')
        : O.none
}

type Deciding = EvaluationOptions & { readonly onLogits: boolean; readonly targetNames: readonly string[] }

const classified = (labels: Labels, pairs: readonly Compared[], options: Deciding): Classification => {
  const threshold = options.threshold ?? (labels === 'signs' || options.onLogits ? 0 : 0.5)
  // a single output h is compared as the two outputs (threshold, h)
  const outputs = pairs.map(({ prediction }) => (labels === 'one of several' ? prediction : [threshold, ...prediction]))
  const decisions = pairs.map(({ target }, k): Decision => ({
    actual: labels === 'one of several' ? target.indexOf(1) : target[0] === 1 ? 1 : 0,
    predicted: firstLargest(outputs[k] ?? [])
  }))
  const width = pairs[0]?.target.length ?? 0
  const usual =
    labels === 'one of several'
      ? Array.from({ length: width }, (_, k) => options.targetNames[k] ?? `y${k + 1}`)
      : labels === 'bits'
        ? ['0', '1']
        : ['-1', '1']
  const confusion = confusionMatrix(usual.map((name, k) => options.classes?.[k] ?? name))(decisions)
  return Object.freeze({ ...classMetrics(confusion), confusion, ties: outputs.filter(isTied).length })
}

const greatest = (outputs: readonly number[]): number => outputs.reduce((most, h) => Math.max(most, h), -Infinity)

/** The index of the largest, the first of equal ones; −1 where one is NaN. */
const firstLargest = (outputs: readonly number[]): number => outputs.indexOf(greatest(outputs))

const isTied = (outputs: readonly number[]): boolean => {
  const most = greatest(outputs)
  return outputs.filter(h => h === most).length > 1
}

/**
 * Whether the network is better than the trivial answer: than the most frequent class where targets are classes, by accuracy, else than the
 * mean of the targets, by RMSE. Never fails.
 */
export const isBetterThanTrivial = ({ classification, regression }: Evaluation): boolean =>
  O.isSome(classification)
    ? classification.value.accuracy > classification.value.baseline
    : regression.rmse < regression.baseline.rmse
