/**
 * From the path of a saved model to what it answers.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { decodeText } from '../data/text.ts'
import { showDocumentError, type DocumentErrors } from '../exchange/document-error.ts'
import { decodeModel, decodeModelFor } from '../exchange/model-file/model-file.ts'
import { modelPredictor, networkPredictor, type ModelPredictor } from '../exchange/model-file/predictor.ts'
import type { CommandError } from './command-error.ts'
import type { Program } from './effects.ts'
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

const documentWrong =
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

const byNetwork = (text: string, { network }: CheckedNetwork): E.Either<DocumentErrors, ModelPredictor> =>
  lend(network, one => pipe(decodeModelFor(one)(text), E.flatMap(networkPredictor(one))))

const byEquation = (text: string): E.Either<DocumentErrors, ModelPredictor> =>
  pipe(decodeModel(text), E.flatMap(modelPredictor))

/** Reads a model; with the path of a module it is the network that this exports that answers. */
export const loadSaved = (path: string, module: O.Option<string>): Program<LoadedModel> =>
  pipe(
    savedBytes(path),
    RTE.bindTo('found'),
    RTE.bind('text', ({ found }) => RTE.fromEither(textOf(found))),
    RTE.bind('network', () =>
      O.isSome(module) ? RTE.map(O.some<CheckedNetwork>)(loadModel(module.value)) : RTE.of(O.none)
    ),
    RTE.flatMapEither(({ found, text, network }) =>
      pipe(
        O.isSome(network) ? byNetwork(text, network.value) : byEquation(text),
        E.bimap(documentWrong(found.path), predictor => ({ path: found.path, predictor }))
      )
    )
  )
