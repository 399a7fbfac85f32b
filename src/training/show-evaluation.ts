/**
 * Metrics as text.
 */
import * as O from 'fp-ts/lib/Option.js'
import { isBetterThanTrivial, type Classification, type Evaluation } from './metrics.ts'

const short = (number: number): string => String(Number(number.toPrecision(4))).replaceAll('-', '−')
const percent = (number: number): string => `${(100 * number).toFixed(1)}%`
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Rows of cells, the first column to the left and the others to the right. */
const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const width = (k: number): number => rows.reduce((most, row) => Math.max(most, [...(row[k] ?? '')].length), 0)
  return rows.map(row =>
    row
      .map((cell, k) => (k === 0 ? cell.padEnd(width(0)) : cell.padStart(width(k))))
      .join('  ')
      .trimEnd()
  )
}

/** No more classes have a row. */
const mostRows = 20

/** Beyond so many classes the matrix is left out. */
const legible = 12

const classes = (found: Classification): readonly string[] => {
  const { confusion, macro, perClass, ties, undecided } = { ...found, undecided: found.confusion.undecided }
  const lost = undecided.reduce((sum, count) => sum + count, 0)
  return [
    `Accuracy ${percent(found.accuracy)} (always ${found.majority}: ${percent(found.baseline)})`,
    ...table([
      ['class', 'examples', 'precision', 'recall', 'F1'],
      ...perClass
        .slice(0, mostRows)
        .map(({ name, support, precision, recall, f1 }) => [
          name,
          String(support),
          ...[precision, recall, f1].map(score => score.toFixed(3))
        ]),
      ...(perClass.length > mostRows ? [[`… and ${perClass.length - mostRows} more`]] : []),
      ['macro', '', ...[macro.precision, macro.recall, macro.f1].map(score => score.toFixed(3))]
    ]),
    ...(confusion.classes.length <= legible
      ? [
          'Confusion (rows: the class, columns: the prediction)',
          ...table([
            ['', ...confusion.classes],
            ...confusion.counts.map((row, k) => [confusion.classes[k] ?? '', ...row.map(String)])
          ])
        ]
      : []),
    ...(ties > 0 ? [`${plural(ties, 'example')} with equal outputs, taken for the first class of them.`] : []),
    ...(lost > 0 ? [`${plural(lost, 'example')} without a prediction: an output is NaN.`] : [])
  ]
}

/**
 * The metrics as lines of text: of classes the accuracy, a table and the confusion matrix (up to twelve classes), of numbers RMSE, MAE and R²; each beside the trivial
 * answer, and a sentence where the network is no better. Never fails; see `evaluate`.
 */
export const showEvaluation = (evaluation: Evaluation): string => {
  const { examples, cost, regression, classification } = evaluation
  const { rmse, mae, r2, baseline } = regression
  const trivial = O.isSome(classification)
    ? `the most frequent class, ${classification.value.majority}`
    : 'the mean of the targets'
  return [
    `${plural(examples, 'example')}, cost ${short(cost)}`,
    ...(O.isSome(classification)
      ? classes(classification.value)
      : [
          `RMSE ${short(rmse)} (the mean of the targets: ${short(baseline.rmse)}), MAE ${short(mae)} (${short(baseline.mae)}), R² ${short(r2)}`
        ]),
    ...(isBetterThanTrivial(evaluation) ? [] : [`No better than always answering with ${trivial}.`])
  ].join('\n')
}
