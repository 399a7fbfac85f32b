/**
 * `lawgrad predict`: a saved model and a table to an answer for each row.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ModelColumns } from '../../exchange/model-file/model-table.ts'
import type { Capabilities, FileError } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { warn, type Program } from '../effects.ts'
import type { OutputOption } from '../file-sentences.ts'
import { pieces } from '../internal/rows.ts'
import { keepInputs } from '../outputs.ts'
import { loadSaved, type LoadedModel } from '../saved-model.ts'
import { surveyed } from '../surveyed.ts'
import { plural } from '../words.ts'
import { csvWriting, jsonWriting } from './answers.ts'
import { answerParts, type Broken } from './internal/parts.ts'
import { written } from './internal/written.ts'
import type { PredictOptions } from './options.ts'

const output: OutputOption = { flag: '--output', thing: 'a file for the answers', another: 'another file' }

const outputFailed = (error: FileError): CommandError => ({ _tag: 'OutputFailed', option: output, error })

/** That the answers do not take the place of what they are made of. */
const sparing = ({ output: target, file, network }: PredictOptions, model: string): Program<void> =>
  O.isNone(target)
    ? RTE.of(undefined)
    : keepInputs(
        [
          { said: 'the data', path: file },
          { said: 'the model', path: model },
          ...(O.isSome(network) ? [{ said: 'the network', path: network.value }] : [])
        ],
        { option: output, given: target.value, paths: [target.value] }
      )

const changed = (file: string): CommandError => ({
  _tag: 'Failed',
  sentence: `${file}: expected the rows that were read first; got others, for the file was changed meanwhile. Predict again.`
})

/** Reads once more, answers, and writes. */
const answer =
  (options: PredictOptions, { path, predictor }: LoadedModel, columns: ModelColumns): Program<void> =>
  capabilities => {
    const { model } = predictor
    const { file } = options
    const broken: Broken = { error: undefined }
    const writing = options.json
      ? jsonWriting(capabilities.version, { model: path, data: file }, model, columns)
      : csvWriting(model, columns)
    const parts = answerParts(pieces(capabilities, model, file, 'inputs'), predictor, writing, broken)
    return pipe(
      O.isSome(options.output)
        ? TE.mapLeft(outputFailed)(capabilities.writeParts(options.output.value, parts))
        : written(capabilities, parts, changed(file)),
      TE.mapLeft((error): CommandError =>
        broken.error === undefined
          ? error
          : broken.error === 'changed'
            ? changed(file)
            : { _tag: 'DataUnreadable', error: broken.error }
      )
    )
  }

/** Reads all, checks everything, then answers row by row. */
export const runPredict = (options: PredictOptions): Program<void> =>
  pipe(
    loadSaved(options.model, options.network),
    RTE.bindTo('loaded'),
    RTE.tap(({ loaded }) => sparing(options, loaded.path)),
    RTE.bind('survey', ({ loaded }) => surveyed(loaded.predictor.model, options.file, 'inputs', options.skip)),
    RTE.tap(({ loaded, survey }) => answer(options, loaded, survey.columns)),
    RTE.flatMap(({ survey: { incomplete } }) =>
      incomplete === 0
        ? RTE.of<Capabilities, CommandError, void>(undefined)
        : warn('predict')(`${plural(incomplete, 'row')} without an answer: a value is missing.`)
    )
  )
