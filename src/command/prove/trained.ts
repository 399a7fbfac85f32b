/**
 * A trained model as a point to prove at: its parameters, its loss, and its data prepared as in training.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { inMemory } from '../../data/byte-source.ts'
import { cellsUnder, misses } from '../internal/placed.ts'
import { isMissing, type Cell, type Column } from '../../data/preparation/column.ts'
import { showPreparationError } from '../../data/preparation/preparation-error.ts'
import type { Row } from '../../data/preparation/preparation.ts'
import type { TableDescription } from '../../data/table/table.ts'
import { decodeModelFor } from '../../exchange/model-file/model-file.ts'
import type { SavedModel } from '../../exchange/model-file/saved-model.ts'
import type { NamedBytes } from '../arrays.ts'
import type { CommandError } from '../command-error.ts'
import type { PlainExample } from '../data.ts'
import { failed, type Program } from '../effects.ts'
import { lend } from '../internal/lend.ts'
import { preparedExamples } from '../internal/plain-example.ts'
import { parseLoss, type KnownLoss } from '../losses.ts'
import type { CheckedNetwork } from '../model-codec.ts'
import { optionError } from '../option-error.ts'
import { optionsWrong } from '../option-values.ts'
import { documentWrong, savedText } from '../saved-model.ts'
import { tableOf } from '../train/description.ts'

/** A model, and the file that it was read from. */
export interface Trained {
  readonly path: string
  readonly model: SavedModel
}

/** Reads a model, which must be one of the network. */
export const trainedOf = (path: string, { network }: CheckedNetwork): Program<Trained> =>
  pipe(
    savedText(path),
    RTE.flatMapEither(found =>
      pipe(
        lend(network, one =>
          pipe(
            decodeModelFor(one)(found.text),
            E.map(({ model }) => model)
          )
        ),
        E.bimap(documentWrong(found.path), model => ({ path: found.path, model }))
      )
    )
  )

/** The loss that was trained by, as the command line knows it. */
export const lossOf = ({ path, model }: Trained): E.Either<CommandError, KnownLoss> => {
  const { loss } = model.training
  return pipe(
    parseLoss(typeof loss === 'string' ? loss : ''),
    E.mapLeft(() =>
      optionsWrong([
        optionError(
          '--loss',
          `the loss, which ${path} does not name as the command does`,
          'Give for instance --loss quadratic.'
        )('nothing')
      ])
    )
  )
}

/** Whether nothing is missing that the columns do not fill; a target that is missing is not made up. */
const isWhole = ({ preparation }: SavedModel, row: Row): boolean => {
  const isThere = (column: Column | undefined, cell: Cell): boolean =>
    !isMissing(cell) || (column !== undefined && column.fill !== null)
  return (
    !misses(row, 'targets') &&
    (!misses(row, 'inputs') || cellsUnder(row, 'inputs').every((cell, k) => isThere(preparation.inputs[k], cell)))
  )
}

const namesOfClasses = ({ data, preparation }: SavedModel): readonly string[] =>
  [...preparation.inputs, ...preparation.targets].flatMap((column, k) =>
    column._tag === 'Classes' ? [[...data.inputs, ...data.targets][k] ?? ''] : []
  )

const described = (model: SavedModel, file: string): TableDescription => {
  const { inputs, targets, format } = model.data
  return { file, format, columns: { inputs, targets }, classes: namesOfClasses(model) }
}

/** All examples of a file of data, prepared as those that the model was trained on; rows that miss a value are left out as then. */
export const trainedExamples =
  (
    { model }: Trained,
    file: string,
    network: Pick<CheckedNetwork['network'], 'inputs' | 'outputs'>,
    labels: O.Option<NamedBytes>
  ) =>
  (bytes: Uint8Array): E.Either<CommandError, readonly PlainExample[]> => {
    const { preparation } = model
    return pipe(
      tableOf(described(model, file), network, { labels, classesIn: () => preparation.targets[0]?._tag === 'Classes' })(
        inMemory(bytes)
      ),
      E.flatMap(({ rows }) => {
        const whole = rows.flatMap((row, k) => (isWhole(model, row) ? [{ row, place: k + 1 }] : []))
        return pipe(
          preparedExamples(
            preparation,
            whole.map(({ row }) => row),
            k => whole[k]?.place ?? 0
          ),
          E.mapLeft(error => failed(`${file}: ${showPreparationError(error)}`))
        )
      })
    )
  }
