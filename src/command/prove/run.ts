/**
 * `lawgrad prove`: a model and data to enclosures of the gradient.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { prove } from '../../../laws/prove/prove.ts'
import { engineGradient } from '../../../laws/verify/executed.ts'
import { drawPoints } from '../../../laws/verify/points.ts'
import type { Batch } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'
import { glorotUniform } from '../../layer/initializer.ts'
import type { Layer } from '../../layer/layer.ts'
import type { DataError } from '../../data/data-error.ts'
import { decodeText } from '../../data/text.ts'
import { pythonRandom } from '../../random/random.ts'
import { isArray, labelsOf, type NamedBytes } from '../arrays.ts'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor, decodeTable, type PlainExample } from '../data.ts'
import { drawn, type Sampling } from '../drawn.ts'
import { dataWrong, failed, print, readBytes, type Program } from '../effects.ts'
import { lend } from '../internal/lend.ts'
import { fitting, parseLoss, type KnownLoss } from '../losses.ts'
import { loadModel, probe, threw } from '../model.ts'
import type { CheckedNetwork } from '../model-codec.ts'
import { optionsWrong } from '../option-values.ts'
import type { ProveOptions } from './options.ts'
import { countOutside, showProved, showProvedJson, type Proved } from './text.ts'
import { lossOf, trainedExamples, trainedOf, type Trained } from './trained.ts'

/** Reads, checks everything, proves and prints; a component that is outside is an error in the end. */
export const runProve = (options: ProveOptions): Program<void> =>
  pipe(
    loadModel(options.model),
    RTE.bindTo('model'),
    RTE.bind('trained', ({ model }) =>
      O.isSome(options.trained)
        ? RTE.map(O.some<Trained>)(trainedOf(options.trained.value, model))
        : RTE.of<Capabilities, CommandError, O.Option<Trained>>(O.none)
    ),
    RTE.bind('labels', () => labelsOf(options.labels)),
    RTE.bind('bytes', () => readBytes(options.data)),
    RTE.bind('found', ({ model, trained, labels, bytes }) =>
      RTE.fromEither(lend(model.network, foundOf(options, model, trained, { labels, bytes })))
    ),
    RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMap(({ found, version }) => conclude({ ...found, version, options }))
  )

const lossFor = ({ loss }: ProveOptions, trained: O.Option<Trained>): E.Either<CommandError, KnownLoss> =>
  O.isSome(loss)
    ? E.right(loss.value)
    : O.isSome(trained)
      ? lossOf(trained.value)
      : pipe(
          parseLoss('quadratic'),
          E.mapLeft(error => optionsWrong([error]))
        )

/** What is read of the data. */
interface ReadData {
  readonly labels: O.Option<NamedBytes>
  readonly bytes: Uint8Array
}

const arrayWithout = (file: string): string =>
  `${file}: expected a table, or an array with --trained, whose model says what its numbers are; got an array or --labels alone. Give --trained out, too.`

/** The examples that are proved on, and of how many they are. */
const examplesFor = (
  { data, examples, seed }: ProveOptions,
  { network }: CheckedNetwork,
  trained: O.Option<Trained>,
  { labels, bytes }: ReadData
): E.Either<
  CommandError,
  { readonly sampling: Sampling; readonly examples: RNEA.ReadonlyNonEmptyArray<PlainExample> }
> =>
  pipe(
    O.isSome(trained)
      ? trainedExamples(trained.value, data, network, labels)(bytes)
      : pipe(
          isArray(bytes) || O.isSome(labels) ? E.left(failed(arrayWithout(data))) : E.right(bytes),
          E.flatMap(found => E.mapLeft((error: DataError) => dataWrong([error]))(decodeText(data)(found))),
          E.flatMap(decodeTable(data, network)),
          E.map((table): readonly PlainExample[] => table.examples)
        ),
    E.flatMap(all => {
      const taken = drawn(examples, seed)(all)
      return pipe(
        RNEA.fromReadonlyArray(taken),
        E.fromOption(() => failed(`expected examples in ${data}; got none. Give a file with at least one row.`)),
        E.map(some => ({ sampling: { taken: taken.length, of: all.length }, examples: some }))
      )
    })
  )

/** A point that is proved at. */
type Point<P> = { readonly name: string; readonly parameters: P }

const foundOf =
  (options: ProveOptions, model: CheckedNetwork, trained: O.Option<Trained>, read: ReadData) =>
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>
  ): E.Either<CommandError, Pick<Proved, 'loss' | 'sampling' | 'points'>> =>
    pipe(
      probe(options.model, glorotUniform, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.flatMap(() => lossFor(options, trained)),
      E.flatMap(loss =>
        pipe(
          fitting(loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.bindTo('loss'),
      E.bind('taken', () => examplesFor(options, model, trained, read)),
      E.flatMap(({ loss, taken }) =>
        pipe(
          E.tryCatch(
            () => {
              const batch = batchFor(network)(taken.examples)
              return { batch, points: pointsFor<I, O, P>(options, network, loss, batch, trained) }
            },
            cause => threwIn(options, cause)
          ),
          E.flatMap(({ batch, points }) => provedAt<I, O, P>(options, network, loss, batch, points)),
          E.map(points => ({ loss, sampling: taken.sampling, points }))
        )
      )
    )

const threwIn = ({ model }: ProveOptions, cause: unknown): CommandError => ({
  _tag: 'ModelWrong',
  error: threw(model, cause)
})

const pointsFor = <I extends Size, O extends Size, P>(
  { steps, seed, interpreter }: ProveOptions,
  network: Layer<I, O, P>,
  { loss }: KnownLoss,
  batch: Batch<I, O>,
  trained: O.Option<Trained>
): readonly Point<P>[] =>
  O.isSome(trained)
    ? [
        {
          name: `parameters of ${trained.value.path}`,
          parameters: network.shape.unflatten(trained.value.model.parameters)
        }
      ]
    : drawPoints<I, O, P>(network, loss, batch, steps, { interpreter })(pythonRandom(seed))

/** The proof at each point, of the gradient that was asked for. */
const provedAt = <I extends Size, O extends Size, P>(
  options: ProveOptions,
  network: Layer<I, O, P>,
  { loss }: KnownLoss,
  batch: Batch<I, O>,
  points: readonly Point<P>[]
): E.Either<CommandError, Proved['points']> => {
  const { seed, components, interpreter } = options
  return pipe(
    interpreter === 'engine'
      ? pipe(
          engineGradient<I, O, P>(network, loss, seed)(batch),
          E.bimap(
            reason =>
              failed(
                `expected a network that the engine compiles, since --interpreter is engine; ${reason}. Leave the option out.`
              ),
            gradient => ({ gradient: () => gradient })
          )
        )
      : E.right({}),
    E.flatMap(executed =>
      E.tryCatch(
        () =>
          points.map(({ name, parameters }) => ({
            point: name,
            report: prove<I, O, P>(network, loss, { batch, parameters, seed, components, ...executed })
          })),
        cause => threwIn(options, cause)
      )
    )
  )
}

const conclude = (proved: Proved): Program<void> => {
  const outside = countOutside(proved)
  return pipe(
    print(proved.options.json ? showProvedJson(proved) : showProved(proved)),
    RTE.flatMapEither(() =>
      outside > 0
        ? E.left(
            failed(
              `expected every derivative within its enclosure; ${outside} outside. The report names the worst; lawgrad verify seeks the cause.`
            )
          )
        : E.right(undefined)
    )
  )
}
