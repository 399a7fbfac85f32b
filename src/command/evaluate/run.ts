/**
 * `lawgrad evaluate`: a saved model and a table with targets to what the model is worth.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { showPreparationError } from '../../data/preparation/preparation-error.ts'
import type { ModelPredictor } from '../../exchange/model-file/predictor.ts'
import { evaluateJudged } from '../../exchange/model-file/rows.ts'
import type { Evaluation } from '../../training/metrics.ts'
import { labelsOf } from '../arrays.ts'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed, print, type Program } from '../effects.ts'
import { pieces } from '../internal/rows.ts'
import { saidOf } from '../paths.ts'
import { loadSaved } from '../saved-model.ts'
import { surveyed } from '../surveyed.ts'
import { judgedTable, type JudgedTable } from './internal/judged.ts'
import type { EvaluateOptions } from './options.ts'
import { showEvaluated, showEvaluatedJson } from './text.ts'

const concluded =
  (file: string, { model }: ModelPredictor) =>
  ({ survey, judged, errors }: JudgedTable): E.Either<CommandError, Evaluation> =>
    pipe(
      surveyed(file)(survey),
      E.flatMap(() =>
        errors.length > 0
          ? E.left(failed(errors.map(showPreparationError).join('\n')))
          : E.right(evaluateJudged(model)(judged))
      )
    )

/** Reads the table once and judges its rows; what is wrong with it is told in place of the result. */
export const runEvaluate = ({ model, file, labels, network, interpreter, json }: EvaluateOptions): Program<void> =>
  pipe(
    loadSaved('evaluate', { path: model, network, interpreter }),
    RTE.flatMap(({ path, predictor }) =>
      pipe(
        labelsOf(labels),
        RTE.flatMap(targets =>
          RTE.asks((capabilities: Capabilities) =>
            pieces(capabilities, predictor.model, file, 'inputs and targets', targets)
          )
        ),
        RTE.flatMapTaskEither(found => TE.fromTask<JudgedTable, CommandError>(() => judgedTable(found, predictor))),
        RTE.flatMapEither(concluded(saidOf(file), predictor)),
        RTE.bindTo('evaluation'),
        RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
        RTE.flatMap(({ evaluation, version }) => {
          const evaluated = { version, path, file: saidOf(file), model: predictor.model, evaluation }
          return print(json ? showEvaluatedJson(evaluated) : showEvaluated(evaluated))
        })
      )
    )
  )
