/**
 * What the network is worth on every part, each metric beside the trivial answer: as text and as tables.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cleanText } from '../../report/clean-text.ts'
import { typesetNumber } from '../../report/format-number.ts'
import type { ReportTable } from '../../report/html-report.ts'
import { isBetterThanTrivial, type Classification } from '../../training/metrics.ts'
import { showEvaluation } from '../../training/show-evaluation.ts'
import { indented } from '../text.ts'
import type { PartResults, Run } from './facts.ts'
import { judgedPart } from './warnings.ts'

/** The metrics of each part, below its name. */
export const evaluationText = ({ parts }: Run): string =>
  parts
    .map(({ name, evaluation }) => {
      const lines = showEvaluation(evaluation).split('\n').map(cleanText).join('\n')
      return parts.length === 1 ? lines : `${name}\n${indented(lines)}`
    })
    .join('\n')

const number = typesetNumber(4)
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const score = (value: number): string => value.toFixed(3)

const classRow = (name: string, examples: number, cost: number, found: Classification): readonly string[] => [
  name,
  String(examples),
  number(cost),
  percent(found.accuracy),
  percent(found.baseline),
  ...[found.macro.precision, found.macro.recall, found.macro.f1].map(score)
]

/** All parts, a row for each. */
const overview = ({ parts }: Run): ReportTable => {
  const [{ evaluation }] = parts
  return O.isSome(evaluation.classification)
    ? {
        headers: [
          'part',
          'examples',
          'cost',
          'accuracy',
          `always ${evaluation.classification.value.majority}`,
          'precision',
          'recall',
          'F1'
        ],
        rows: parts.flatMap(({ name, evaluation: { examples, cost, classification } }) =>
          O.isSome(classification) ? [classRow(name, examples, cost, classification.value)] : []
        )
      }
    : {
        headers: ['part', 'examples', 'cost', 'RMSE', 'of the mean', 'MAE', 'of the mean', 'R²'],
        rows: parts.map(({ name, evaluation: { examples, cost, regression } }) => [
          name,
          String(examples),
          number(cost),
          number(regression.rmse),
          number(regression.baseline.rmse),
          number(regression.mae),
          number(regression.baseline.mae),
          number(regression.r2)
        ])
      }
}

/** No more classes are told one by one. */
const mostClasses = 12

const classTables = ({ name, evaluation }: PartResults): readonly ReportTable[] =>
  pipe(
    evaluation.classification,
    O.filter(({ confusion }) => confusion.classes.length <= mostClasses),
    O.match(
      () => [],
      ({ perClass, confusion }) => [
        {
          caption: `The classes of the ${name} part`,
          headers: ['class', 'examples', 'precision', 'recall', 'F1'],
          rows: perClass.map(each => [
            each.name,
            String(each.support),
            ...[each.precision, each.recall, each.f1].map(score)
          ])
        },
        {
          caption: `Confusion on the ${name} part: a row for each class, a column for each prediction`,
          headers: ['', ...confusion.classes],
          rows: confusion.counts.map((row, k) => [confusion.classes[k] ?? '', ...row.map(String)])
        }
      ]
    )
  )

/** The metrics of all parts; of classes, those of the part that the network is judged by. */
export const evaluationTables = (run: Run): readonly ReportTable[] => [
  overview(run),
  ...classTables(judgedPart(run.parts))
]

/** What is to be said of them. */
export const evaluationNotes = ({ parts, warnings }: Run): readonly string[] => [
  ...(isBetterThanTrivial(judgedPart(parts).evaluation) ? [] : ['The network is no better than the trivial answer.']),
  ...warnings.map(warning => `Warning: ${warning}.`)
]
