/**
 * What a model is worth, as text and as one JSON document.
 */
import * as O from 'fp-ts/lib/Option.js'
import { cleanText } from '../../report/clean-text.ts'
import { showGrade } from '../../exchange/model-file/grade.ts'
import type { SavedModel } from '../../exchange/model-file/saved-model.ts'
import { isBetterThanTrivial, type Classification, type Evaluation } from '../../training/metrics.ts'
import { showEvaluation } from '../../training/show-evaluation.ts'
import { jsonNumber } from '../tree.ts'
import { pairs, section } from '../text.ts'

/** What was evaluated. */
export interface Evaluated {
  readonly version: string
  readonly path: string
  readonly file: string
  readonly model: SavedModel
  readonly evaluation: Evaluation
}

const clean = (text: string): string => text.split('\n').map(cleanText).join('\n')

/** For a terminal. */
export const showEvaluated = ({ path, file, model, evaluation }: Evaluated): string =>
  [
    section(
      `Evaluation of ${cleanText(path)}`,
      pairs([
        ['Network', model.network.name],
        ['Loss', model.loss.name],
        ['Data', file],
        ['Targets', model.data.targets.join(', ')],
        ['Gradient', cleanText(showGrade(model.gradient))],
        ...(model.gradient.command === '' ? [] : [['Again', cleanText(model.gradient.command)] as const])
      ])
    ),
    section('Result', clean(showEvaluation(evaluation)))
  ]
    .join('')
    .trimEnd()
    .concat('\n')

const classes = ({ accuracy, baseline, majority, perClass, macro, confusion, ties }: Classification) => ({
  accuracy,
  baseline: { accuracy: baseline, class: majority },
  macro,
  classes: perClass.map(({ name, support, precision, recall, f1 }) => ({ name, support, precision, recall, f1 })),
  confusion: { classes: confusion.classes, counts: confusion.counts, undecided: confusion.undecided },
  ties
})

const numbers = ({ rmse, mae, r2, baseline, components }: Evaluation['regression'], names: readonly string[]) => ({
  rmse: jsonNumber(rmse),
  mae: jsonNumber(mae),
  r2: jsonNumber(r2),
  baseline: { rmse: jsonNumber(baseline.rmse), mae: jsonNumber(baseline.mae) },
  targets: components.map((each, k) => ({
    name: names[k] ?? '',
    rmse: jsonNumber(each.rmse),
    mae: jsonNumber(each.mae),
    r2: jsonNumber(each.r2)
  }))
})

/** The document of `--json`, on a single line. */
export const showEvaluatedJson = ({ version, path, file, model, evaluation }: Evaluated): string =>
  `${JSON.stringify({
    format: 'lawgrad-evaluation/1',
    lawgrad: version,
    model: path,
    data: file,
    network: model.network.name,
    loss: model.loss.name,
    gradient: model.gradient,
    examples: evaluation.examples,
    cost: jsonNumber(evaluation.cost),
    ...(O.isSome(evaluation.classification)
      ? { classification: classes(evaluation.classification.value) }
      : { regression: numbers(evaluation.regression, model.data.targets) }),
    betterThanTrivial: isBetterThanTrivial(evaluation)
  })}\n`
