/**
 * `lawgrad train`: a model, a file of data and options to a report.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { Capabilities, StopSignal } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor, decodeTable, type Table } from '../data.ts'
import { checkFolder, failed, listening, print, readText, warn, writeSet, type Program } from '../effects.ts'
import { answerLine, trainedEquations } from '../equations.ts'
import type { OutputOption } from '../file-sentences.ts'
import { lend } from '../internal/lend.ts'
import { fitting } from '../losses.ts'
import { loadModel, probe } from '../model.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'
import { optionsWrong } from '../option-values.ts'
import { isDense, isQuadratic } from '../parts.ts'
import type { LayerFacts, Plan, Run } from './facts.ts'
import { showJson } from './json.ts'
import { learn } from './learn.ts'
import { checkBatchSize, type TrainOptions } from './options.ts'
import { outputNames, renderFiles } from './output.ts'
import { showPlan, showResults, showWritten } from './text.ts'
import { showTrainError } from './train-error.ts'

const output: OutputOption = { flag: '--output', thing: 'a folder for the results', another: 'another folder' }

/** Reads, checks everything, trains, draws, writes, and prints. */
export const runTrain = (options: TrainOptions): Program<void> =>
  pipe(
    loadModel(options.model),
    RTE.bindTo('model'),
    RTE.bind('text', () => readText(options.data)),
    RTE.flatMap(({ model, text }) => lend(model.network, trainNetwork(options, model, text)))
  )

const trainNetwork =
  (options: TrainOptions, model: CheckedNetwork, text: string) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): Program<void> =>
    pipe(
      RTE.fromEither(checkedTable(options, model, text)(network)),
      RTE.bindTo('data'),
      RTE.bind('plan', ({ data }) => RTE.asks(({ version }: Capabilities) => planOf(version, options, model, data))),
      RTE.tap(() => checkFolder(options.output, output)),
      RTE.tap(({ plan }) => (options.json ? nothing : print(showPlan(plan)))),
      RTE.bind('stopped', () => listening),
      RTE.bind('run', ({ plan, data, stopped }) =>
        learn<I, O, P>(plan, { network, batch: batchFor(network)(data.examples) }, stopped)
      ),
      RTE.flatMap(({ run, stopped }) => conclude(run, stopped))
    )

/** The data for a network that can be evaluated, and whose outputs the loss takes. */
const checkedTable =
  (options: TrainOptions, model: CheckedNetwork, text: string) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): E.Either<CommandError, Table> =>
    pipe(
      probe(options.model, options.initializer, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.tap(() =>
        pipe(
          fitting(options.loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.flatMap(() => decodeTable(options.data, model.network)(text)),
      E.tap(({ examples }) =>
        pipe(
          checkBatchSize(options.batchSize, examples.length, options.data),
          E.mapLeft(error => optionsWrong([error]))
        )
      )
    )

const nothing: Program<void> = RTE.of(undefined)

const unlessStopped = ({ epochs }: TrainOptions, stopped: IO<O.Option<StopSignal>>): Program<void> =>
  RTE.fromEither(
    O.match(
      (): E.Either<CommandError, void> => E.right(undefined),
      (signal: StopSignal) => E.left({ _tag: 'Interrupted', signal, after: `epoch ${epochs} of ${epochs}` })
    )(stopped())
  )

/** Draws and writes the files, then prints the results. */
const conclude = (run: Run, stopped: IO<O.Option<StopSignal>>): Program<void> =>
  pipe(
    RTE.fromTaskEither(renderFiles(run)),
    RTE.mapLeft((error): CommandError => failed(showTrainError({ _tag: 'ReportFailed', error }))),
    RTE.tap(() => unlessStopped(run.options, stopped)),
    RTE.tap(({ files }) => writeSet({ folder: run.options.output, files, names: outputNames }, output)),
    RTE.tap(({ notice }) => O.match(() => nothing, warn('train'))(notice)),
    RTE.flatMap(({ files }) => {
      const paths = files.map(({ name }) => `${run.options.output.replace(/[/\\]+$/, '')}/${name}`)
      return pipe(
        RTE.asks(({ columns }: Capabilities) => O.getOrElse(() => 80)(columns.stdout)),
        RTE.flatMap(width =>
          print(run.options.json ? showJson(run, paths) : showResults(width)(run) + showWritten(paths))
        )
      )
    })
  )

const layerFacts = (layer: CheckedLayer): LayerFacts => ({
  name: layer.name,
  inputs: layer.inputs,
  outputs: layer.outputs,
  count: layer.shape.count,
  description: layer.shape.description,
  dense: isDense(layer)
})

const planOf = (version: string, options: TrainOptions, { network, layers }: CheckedNetwork, data: Table): Plan => ({
  version,
  options,
  network: {
    name: network.name,
    inputs: network.inputs,
    outputs: network.outputs,
    count: network.shape.count,
    description: network.shape.description,
    layers: layers.map(layerFacts)
  },
  equations: trainedEquations({ ...network, layers }, options.loss),
  answer: answerLine(options.loss, network.outputs),
  quadratic: isQuadratic(options.loss.loss, network.outputs),
  data
})
