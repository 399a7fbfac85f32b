/**
 * What is no error and should be known, in sentences: before training about the data, after it about what came of it.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Preparation } from '../../data/preparation/column.ts'
import { constantColumns, scaleWarnings, type ScaleWarning } from '../../data/preparation/warnings.ts'
import type { Size } from '../../dimension/size.ts'
import type { Batch } from '../../data/batch.ts'
import { formatNumber } from '../../report/format-number.ts'
import type { Divergence } from '../../training/divergence.ts'
import { isBetterThanTrivial } from '../../training/metrics.ts'
import { showScaling } from './data-sentences.ts'
import type { DataFacts, PartResults, Plan, Run } from './facts.ts'
import type { TrainOptions } from './options.ts'

/** More of a kind are counted. */
const most = 3

const few = (sentences: readonly string[]): readonly string[] => {
  const remedy = sentences[0]?.replace(/^.*: /u, '') ?? ''
  return sentences.length > most + 1
    ? [...sentences.slice(0, most), `and ${sentences.length - most} more columns: ${remedy}`]
    : sentences
}

/** The greatest absolute value of a target. */
const greatestTarget = ({ examples }: Pick<DataFacts, 'examples'>): number =>
  examples.reduce((most, { target }) => target.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0)

/** The inputs that have one value in all rows, or one class. */
const constants = (preparation: Preparation, names: readonly string[]): readonly ScaleWarning[] => [
  ...constantColumns(preparation, names),
  ...preparation.inputs.flatMap((column, k): readonly ScaleWarning[] =>
    column._tag === 'Classes' && column.classes.length === 1 ? [{ _tag: 'Constant', name: names[k] ?? '' }] : []
  )
]

/** What is striking about the training part. */
export const warningsBefore = <I extends Size, O extends Size>(
  options: TrainOptions,
  data: DataFacts,
  batch: Batch<I, O>
): readonly string[] => {
  const { preparation, columns, inputNames } = data
  const greatest = greatestTarget(data)
  return [
    ...(options.scale === 'none' ? few(scaleWarnings({ ...batch, inputNames }).map(showScaling)) : []),
    ...(options.loss.loss.targets === 'any' && options.targetScale === 'none' && greatest > 100
      ? [`the targets go up to ${greatest}: --scale-targets`]
      : []),
    ...(data.examples.length > 1 ? few(constants(preparation, columns.inputs).map(showScaling)) : [])
  ]
}

/** What is said of the sizes of the columns if training breaks. */
export const breakingHint = ({ options, data, warnings }: Plan): O.Option<string> => {
  const scaled = warnings.find(warning => warning.endsWith('--scale standardize'))
  const large = options.loss.loss.targets === 'any' && options.targetScale === 'none' && greatestTarget(data) > 10
  return scaled !== undefined
    ? O.some(
        `Scale the inputs${large ? ' and the targets: --scale standardize --scale-targets' : ': --scale standardize'}`
      )
    : large
      ? O.some('Scale the targets: --scale-targets')
      : O.none
}

const number = formatNumber(4)

/** The part that a network is judged by: the one that training saw least of. */
export const judgedPart = <A extends Pick<PartResults, 'name'>>(parts: readonly [A, ...(readonly A[])]): A =>
  parts.find(({ name }) => name === 'test') ?? parts.find(({ name }) => name === 'validation') ?? parts[0]

const trivial = ({ name, evaluation }: PartResults): O.Option<string> =>
  isBetterThanTrivial(evaluation)
    ? O.none
    : pipe(
        evaluation.classification,
        O.match(
          () =>
            `on the ${name} part the network is no better than always answering with the mean of the targets (RMSE ${number(evaluation.regression.rmse)}, the mean ${number(evaluation.regression.baseline.rmse)})`,
          ({ accuracy, baseline, majority }) =>
            `on the ${name} part the network is no better than always answering with the most frequent class, ${majority} (accuracy ${number(accuracy)}, the class ${number(baseline)})`
        ),
        O.some
      )

const wentWrong = (found: Divergence, { scale, learningRate }: TrainOptions): string => {
  const slower = `--learning-rate ${formatNumber(3)(learningRate / 10)}`
  const scaling = scale === 'none' ? '--scale standardize, or ' : ''
  switch (found._tag) {
    case 'Growth':
      return `the cost has grown from ${number(found.from)} to ${number(found.to)} by epoch ${found.epoch}, and grows on: ${scaling}${slower}`
    case 'Dead':
      return `in epoch ${found.epoch} the gradient is ${number(found.gradientNorm)} with the cost ${number(found.cost)}, and the network is no better than the mean: its units are all off or saturated: ${scaling}${slower}, or another --seed, or an activation that is never flat`
    case 'NotFinite':
      return `in epoch ${found.epoch} the ${found.what} was ${found.value}: ${scaling}${slower}`
  }
}

/** What is striking about a run. */
export const warningsAfter = ({
  options,
  divergence,
  parts,
  gradient
}: Pick<Run, 'options' | 'divergence' | 'parts' | 'best' | 'history' | 'gradient'>): readonly string[] => [
  ...(gradient.grade === 'outside'
    ? [
        `the gradient is further from the derivative of the equation than rounding explains: ${gradient.command} says where, lawgrad verify ${options.model} why`
      ]
    : []),
  ...(O.isSome(divergence) ? [wentWrong(divergence.value, options)] : []),
  ...O.match(
    () => [],
    (sentence: string) => [sentence]
  )(trivial(judgedPart(parts)))
]
