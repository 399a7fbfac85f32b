/**
 * `lawgrad train`: a model, a file of data and options to a report.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { decodeCsv } from '../data/csv.ts'
import type { Dataset } from '../data/dataset.ts'
import type { Layer } from '../layer/layer.ts'
import type { Capabilities, StopSignal } from './capabilities.ts'
import type { CommandError } from './command-error.ts'
import { checkFolder, dataWrong, listening, print, readText, writeSet, type Program } from './effects.ts'
import { lend } from './internal/lend.ts'
import { loadModel, probe } from './model.ts'
import type { CheckedLayer, CheckedNetwork } from './model-codec.ts'
import { checkBatchSize, type TrainOptions } from './options.ts'
import { outputNames, renderFiles } from './output.ts'
import { showJson } from './show-json.ts'
import { showPlan, showResults, showWritten } from './show-text.ts'
import { learn } from './learn.ts'
import type { DataFacts, LayerFacts, Plan, Run } from './run.ts'

/** Reads, checks everything, trains, draws, writes, and prints. */
export const train = (options: TrainOptions): Program<void> =>
  pipe(
    loadModel(options.model),
    RTE.bindTo('model'),
    RTE.bind('text', () => readText(options.data)),
    RTE.flatMap(({ model, text }) => lend(model.network, trainNetwork(options, model, text)))
  )

const trainNetwork =
  (options: TrainOptions, model: CheckedNetwork, text: string) =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>): Program<void> =>
    pipe(
      RTE.fromEither(checkedData(options, text)(network)),
      RTE.bindTo('data'),
      RTE.bind('plan', ({ data }) => RTE.asks(({ version }: Capabilities) => planOf(version, options, model, data))),
      RTE.tap(() => checkFolder(options.output, '--output')),
      RTE.tap(({ plan }) => (options.json ? nothing : print(showPlan(plan)))),
      RTE.bind('stopped', () => listening),
      RTE.bind('run', ({ plan, data, stopped }) => learn<I, O, P>(plan, network, data, stopped)),
      RTE.flatMap(({ run, stopped }) => conclude(run, stopped))
    )

/** The data for a network that can be evaluated. */
const checkedData =
  (options: TrainOptions, text: string) =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>): E.Either<CommandError, Dataset<I, O>> =>
    pipe(
      probe(options.model, options.initializer, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.flatMap(() =>
        pipe(
          decodeCsv<I, O>({ file: options.data, inputs: network.inputs, outputs: network.outputs })(text),
          E.mapLeft(dataWrong)
        )
      ),
      E.tap(({ examples }) =>
        pipe(
          checkBatchSize(options.batchSize, examples.length, options.data),
          E.mapLeft((error): CommandError => ({ _tag: 'OptionErrors', errors: [error] }))
        )
      )
    )

const nothing: Program<void> = RTE.of(undefined)

const unlessStopped = ({ epochs }: TrainOptions, stopped: IO<O.Option<StopSignal>>): Program<void> =>
  RTE.fromEither(
    O.match(
      (): E.Either<CommandError, void> => E.right(undefined),
      (signal: StopSignal) => E.left({ _tag: 'Interrupted', signal, epoch: epochs, epochs })
    )(stopped())
  )

/** Draws and writes the files, then prints the results. */
const conclude = (run: Run, stopped: IO<O.Option<StopSignal>>): Program<void> =>
  pipe(
    RTE.fromTaskEither(renderFiles(run)),
    RTE.mapLeft((error): CommandError => ({ _tag: 'ReportFailed', error })),
    RTE.tap(() => unlessStopped(run.options, stopped)),
    RTE.tap(files => writeSet({ folder: run.options.output, files, names: outputNames }, '--output')),
    RTE.flatMap(files => {
      const paths = files.map(({ name }) => `${run.options.output.replace(/[/\\]+$/, '')}/${name}`)
      return pipe(
        RTE.asks(({ columns }: Capabilities) => O.getOrElse(() => 80)(columns.stdout)),
        RTE.flatMap(width =>
          print(run.options.json ? showJson(run, paths) : showResults(width)(run) + showWritten(paths))
        )
      )
    })
  )

const layerFacts = ({ name, inputs, outputs, shape }: CheckedLayer): LayerFacts => ({
  name,
  inputs,
  outputs,
  size: shape.size,
  description: shape.description
})

const planOf = <I extends number, O extends number>(
  version: string,
  options: TrainOptions,
  { network, layers }: CheckedNetwork,
  data: Dataset<I, O>
): Plan => ({
  version,
  options,
  network: { ...layerFacts(network), layers: layers.map(layerFacts) },
  data: dataFacts(data)
})

const dataFacts = <I extends number, O extends number>({
  inputNames,
  targetNames,
  examples
}: Dataset<I, O>): DataFacts => ({
  inputNames,
  targetNames,
  rows: examples.map(({ input, target }) => ({ input: [...input], target: [...target] }))
})
