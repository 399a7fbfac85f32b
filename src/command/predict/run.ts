/**
 * `lawgrad predict`: a saved model and a table to an answer for each row.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ModelColumns } from '../../exchange/model-file/model-table.ts'
import type { Capabilities, FileError } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed, warn, type Program } from '../effects.ts'
import type { OutputOption } from '../file-sentences.ts'
import { pieces } from '../internal/rows.ts'
import { saidOf } from '../paths.ts'
import { keepInputs } from '../outputs.ts'
import { loadSaved, type LoadedModel } from '../saved-model.ts'
import { surveyed, type Surveyed } from '../surveyed.ts'
import { plural } from '../words.ts'
import { csvWriting, jsonWriting } from './answers.ts'
import { answerParts, type Outcome } from './internal/parts.ts'
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

/** What is wrong with the table goes before what became of the answers. */
const concluded =
  (file: string, { survey, fault }: Outcome) =>
  (written: E.Either<CommandError, void>): E.Either<CommandError, Surveyed> =>
    fault !== undefined
      ? E.left(failed(fault))
      : survey === undefined
        ? E.flatMap(() => E.left(failed(`${file}: expected to read it to the end; it was left before.`)))(written)
        : pipe(
            surveyed(file)(survey),
            E.flatMap(found => E.map(() => found)(written))
          )

/** Reads, answers, and writes when all has been read. */
const answer =
  (options: PredictOptions, { path, predictor }: LoadedModel): Program<Surveyed> =>
  capabilities => {
    const { model } = predictor
    const { file, skip, json } = options
    const outcome: Outcome = { survey: undefined, fault: undefined }
    const writing = (columns: ModelColumns) =>
      json
        ? jsonWriting(capabilities.version, { model: path, data: saidOf(file) }, model, columns)
        : csvWriting(model, columns)
    const parts = answerParts(pieces(capabilities, model, file, 'inputs'), predictor, writing, skip, outcome)
    return pipe(
      O.isSome(options.output)
        ? capabilities.writeParts(options.output.value, parts)
        : pipe(capabilities.hold(parts), TE.flatMap(written(capabilities))),
      TE.mapLeft(outputFailed),
      T.map(result => concluded(saidOf(file), outcome)(result))
    )
  }

/** Reads the table once; everything that is wrong with it is told, and counted, before the first answer. */
export const runPredict = (options: PredictOptions): Program<void> =>
  pipe(
    loadSaved('predict', { path: options.model, network: options.network, interpreter: options.interpreter }),
    RTE.tap(({ path }) => sparing(options, path)),
    RTE.flatMap(loaded => answer(options, loaded)),
    RTE.flatMap(({ incomplete }) =>
      incomplete === 0
        ? RTE.of<Capabilities, CommandError, void>(undefined)
        : warn('predict')(`${plural(incomplete, 'row')} without an answer: a value is missing.`)
    )
  )
