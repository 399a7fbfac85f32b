/**
 * `lawgrad prove`: a model and data to enclosures of the gradient.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { prove } from '../../../laws/prove/prove.ts'
import { drawPoints } from '../../../laws/verify/points.ts'
import type { Size } from '../../dimension/size.ts'
import { glorotUniform } from '../../layer/initializer.ts'
import type { Layer } from '../../layer/layer.ts'
import { pythonRandom } from '../../random/random.ts'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor } from '../data.ts'
import { failed, print, readText, type Program } from '../effects.ts'
import { lend } from '../internal/lend.ts'
import { fitting } from '../losses.ts'
import { loadModel, probe, threw } from '../model.ts'
import type { CheckedNetwork } from '../model-codec.ts'
import { optionsWrong } from '../option-values.ts'
import { takenOf } from '../verify/examples.ts'
import type { ProveOptions } from './options.ts'
import { countOutside, showProved, showProvedJson, type Proved } from './text.ts'

/** Reads, checks everything, proves and prints; a component that is outside is an error in the end. */
export const runProve = (options: ProveOptions): Program<void> =>
  pipe(
    loadModel(options.model),
    RTE.bindTo('model'),
    RTE.bind('text', () => readText(options.data)),
    RTE.bind('found', ({ model, text }) => RTE.fromEither(lend(model.network, foundOf(options, model, text)))),
    RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMap(({ found, version }) => conclude({ ...found, version, options }))
  )

const foundOf =
  (options: ProveOptions, model: CheckedNetwork, text: string) =>
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>
  ): E.Either<CommandError, Pick<Proved, 'sampling' | 'points'>> =>
    pipe(
      probe(options.model, glorotUniform, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.tap(() =>
        pipe(
          fitting(options.loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.flatMap(() => takenOf({ ...options, data: O.some(options.data) }, model.network, O.some(text))),
      E.flatMap(({ examples, sampling }) =>
        O.isNone(examples)
          ? E.left(failed(`expected examples in ${options.data}; got none. Give a file with at least one row.`))
          : E.tryCatch(
              () => {
                const { loss } = options.loss
                const batch = batchFor(network)(examples.value)
                const random = pythonRandom(options.seed)
                return {
                  sampling,
                  points: drawPoints<I, O, P>(
                    network,
                    loss,
                    batch,
                    options.steps
                  )(random).map(({ name, parameters }) => ({
                    point: name,
                    report: prove<I, O, P>(network, loss, {
                      batch,
                      parameters,
                      seed: options.seed,
                      components: options.components
                    })
                  }))
                }
              },
              (cause): CommandError => ({ _tag: 'ModelWrong', error: threw(options.model, cause) })
            )
      )
    )

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
