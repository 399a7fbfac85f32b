/**
 * From the path of a saved model to what it answers.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { decodeText } from '../data/text.ts'
import type { EngineOptions, Interpreter } from '../engine/options.ts'
import { showDocumentError, type DocumentErrors } from '../exchange/document-error.ts'
import { decodeModel, decodeModelFor } from '../exchange/model-file/model-file.ts'
import { modelPredictor, networkPredictor, type ModelPredictor } from '../exchange/model-file/predictor.ts'
import type { CommandError } from './command-error.ts'
import { warn, type Program } from './effects.ts'
import { showSavedFileError } from './file-sentences.ts'
import { lend } from './internal/lend.ts'
import { loadModel } from './model.ts'
import type { CheckedNetwork } from './model-codec.ts'

/** The name of the file in the folder that `train` writes. */
const nameInFolder = 'model.json'

/** A model, and the file that it was read from. */
export interface LoadedModel {
  readonly path: string
  readonly predictor: ModelPredictor
}

const wrong = (sentence: string): CommandError => ({ _tag: 'UsageError', sentence })

/** What is wrong with the document of a file, as a command's error. */
export const documentWrong =
  (path: string) =>
  (errors: DocumentErrors): CommandError =>
    wrong(
      errors
        .map(error =>
          error._tag === 'NoEquation'
            ? `${path}: ${showDocumentError(error)} For instance: --network ${error.module}`
            : `${path}: ${showDocumentError(error)}`
        )
        .join('\n')
    )

type Bytes = { readonly path: string; readonly bytes: Uint8Array }

/** The bytes of a file, or of the file in a folder. */
const savedBytes =
  (path: string): Program<Bytes> =>
  ({ readFile }) => {
    const inside = `${path.replace(/[/\\]+$/, '')}/${nameInFolder}`
    return pipe(
      readFile(path),
      TE.map((bytes): Bytes => ({ path, bytes })),
      TE.orElse(error =>
        error.problem === 'isFolder'
          ? pipe(
              readFile(inside),
              TE.map(bytes => ({ path: inside, bytes }))
            )
          : TE.left(error)
      ),
      TE.mapLeft(error => wrong(showSavedFileError(error)))
    )
  }

const textOf = ({ path, bytes }: Bytes): E.Either<CommandError, string> =>
  E.mapLeft(() =>
    wrong(`${path}: expected a saved model, JSON in UTF-8; got other bytes. Give the file model.json that train wrote.`)
  )(decodeText(path)(bytes))

/** The text of a saved model, and the path of its file, which may be in the folder that is named. */
export const savedText = (path: string): Program<{ readonly path: string; readonly text: string }> =>
  pipe(
    savedBytes(path),
    RTE.flatMapEither(found =>
      pipe(
        textOf(found),
        E.map(text => ({ path: found.path, text }))
      )
    )
  )

const byNetwork = (
  text: string,
  { network }: CheckedNetwork,
  options: EngineOptions
): E.Either<DocumentErrors, ModelPredictor> =>
  lend(network, one => pipe(decodeModelFor(one)(text), E.flatMap(networkPredictor(one, options))))

const byEquation = (text: string, options: EngineOptions): E.Either<DocumentErrors, ModelPredictor> =>
  pipe(
    decodeModel(text),
    E.flatMap(model => modelPredictor(model, options))
  )

/** A model to load: with the path of a module it is the network that this exports that answers. */
export interface Asked {
  readonly path: string
  readonly network: O.Option<string>
  readonly interpreter: Interpreter
}

/** Reads a model for a command, which says it once where the reference has to step in. */
export const loadSaved =
  (command: string, { path, network: module, interpreter }: Asked): Program<LoadedModel> =>
  capabilities => {
    const options: EngineOptions = { interpreter, notice: sentence => void warn(command)(sentence)(capabilities)() }
    return pipe(
      savedText(path),
      RTE.bindTo('found'),
      RTE.bind('network', () =>
        O.isSome(module) ? RTE.map(O.some<CheckedNetwork>)(loadModel(module.value)) : RTE.of(O.none)
      ),
      RTE.flatMapEither(({ found, network }) =>
        pipe(
          O.isSome(network) ? byNetwork(found.text, network.value, options) : byEquation(found.text, options),
          E.bimap(documentWrong(found.path), predictor => ({ path: found.path, predictor }))
        )
      )
    )(capabilities)
  }
