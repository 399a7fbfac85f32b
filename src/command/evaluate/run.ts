/**
 * `lawgrad evaluate`: a saved model and a table with targets to what the model is worth.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { showPreparationError } from '../../data/preparation/preparation-error.ts'
import { evaluateRows } from '../../exchange/model-file/rows.ts'
import type { Capabilities } from '../capabilities.ts'
import { failed, print, type Program } from '../effects.ts'
import { loadSaved } from '../saved-model.ts'
import { surveyed } from '../surveyed.ts'
import { collector } from '../internal/collector.ts'
import type { EvaluateOptions } from './options.ts'
import { showEvaluated, showEvaluatedJson } from './text.ts'

/** Reads all, checks everything, then judges. */
export const runEvaluate = ({ model, file, network, json }: EvaluateOptions): Program<void> =>
  pipe(
    loadSaved(model, network),
    RTE.flatMap(({ path, predictor }) => {
      const { add, all } = collector()
      return pipe(
        surveyed(predictor.model, file, 'inputs and targets', false, add),
        RTE.flatMapEither(() =>
          pipe(
            evaluateRows(predictor)(all()),
            E.mapLeft(errors => failed(errors.map(showPreparationError).join('\n')))
          )
        ),
        RTE.bindTo('evaluation'),
        RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
        RTE.flatMap(({ evaluation, version }) => {
          const evaluated = { version, path, file, model: predictor.model, evaluation }
          return print(json ? showEvaluatedJson(evaluated) : showEvaluated(evaluated))
        })
      )
    })
  )
