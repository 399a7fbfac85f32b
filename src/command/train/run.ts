/**
 * `lawgrad train`: a model, a file of data and options to a report.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { ByteSource } from '../../data/byte-source.ts'
import type { TableDescription } from '../../data/table/table.ts'
import { labelsOf, type NamedBytes } from '../arrays.ts'
import type { Capabilities, FileSet, StopSignal, TextFile } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor } from '../data.ts'
import { failed, listening, print, warn, writeSet, type Program } from '../effects.ts'
import { answerLine, trainedEquations } from '../equations.ts'
import { lend } from '../internal/lend.ts'
import { lentSource } from '../lent-source.ts'
import type { Lent } from '../internal/lent-once.ts'
import { reading } from '../internal/reading.ts'
import { fitting } from '../losses.ts'
import { loadModel, probe } from '../model.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'
import { optionsWrong } from '../option-values.ts'
import { claimFolder, keepInputs, type Input } from '../outputs.ts'
import { isDense, isQuadratic } from '../parts.ts'
import { saidOf } from '../paths.ts'
import { outputOption, stateName } from './checkpoints.ts'
import { describedTable, tableOf } from './description.ts'
import { shownFacts, wholeExamplesFor } from './examples.ts'
import type { DataFacts, LayerFacts, Plan, Run } from './facts.ts'
import { interrupted } from './interrupted.ts'
import { showJson } from './json.ts'
import { learn } from './learn.ts'
import type { TrainOptions } from './options.ts'
import { outputNames, renderFiles } from './output.ts'
import { showPlan, showResults, showWritten } from './text.ts'
import { savedModel } from './saved.ts'
import { flagsOf } from './table-options.ts'
import { fittingTargets } from './targets.ts'
import { showTrainError } from './train-error.ts'
import { warningsBefore } from './warnings.ts'

/** Reads, checks everything, trains, draws, writes, and prints. */
export const runTrain = (options: TrainOptions): Program<void> =>
  pipe(
    keepInputs(inputsOf(options), {
      option: outputOption,
      given: options.output,
      paths: [...outputNames, stateName].map(pathIn(options))
    }),
    RTE.flatMap(() => loadModel(options.model)),
    RTE.bindTo('model'),
    RTE.bind('description', () => describedTable(options)),
    RTE.bind('labels', () => labelsOf(options.labels)),
    RTE.bind('source', () => lentSource(options.data)),
    RTE.flatMap(({ model, description, labels, source }) =>
      lend(model.network, trainNetwork(options, model, { description, labels, source }))
    )
  )

const pathIn =
  ({ output }: TrainOptions) =>
  (name: string): string =>
    `${output.replace(/[/\\]+$/, '')}/${name}`

const inputsOf = ({ model, data, labels, table }: TrainOptions): readonly Input[] => [
  { said: 'the model', path: model },
  { said: '--data', path: data },
  ...RA.map((path: string) => ({ said: '--labels', path }))(RA.fromOption(labels)),
  ...RA.fromOption(O.fromNullable(table.columnsFile)).map(path => ({ said: '--columns', path }))
]

/** What is read of the data, and how. */
interface DataFiles {
  readonly description: TableDescription
  readonly labels: O.Option<NamedBytes>
  readonly source: Lent<ByteSource>
}

const trainNetwork =
  (options: TrainOptions, model: CheckedNetwork, files: DataFiles) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): Program<void> =>
    pipe(
      RTE.fromEither(checkedData(options, model, files)(network)),
      RTE.bindTo('data'),
      RTE.bind('plan', ({ data }) =>
        RTE.asks(({ version }: Capabilities) =>
          planOf(version, options, model, data, warningsBefore(options, data, batchFor(network)(data.examples)))
        )
      ),
      RTE.tap(() => claimFolder(options.output, outputOption)),
      RTE.tap(({ plan }) => (options.json ? nothing : print(showPlan(plan)))),
      RTE.tap(({ plan }) => warnings(plan.warnings)),
      RTE.bind('stopped', () => listening),
      RTE.bind('run', ({ plan, stopped }) => learn<I, O, P>(plan, network, stopped)),
      RTE.bind('model', ({ run }) => RTE.fromEither(savedModel<I, O, P>(run, network))),
      RTE.flatMap(({ plan, run, model: saved, stopped }) => conclude(plan, run, saved, stopped))
    )

/** The same with what its data are called in sentences. */
const named = (options: TrainOptions): TrainOptions => ({ ...options, data: saidOf(options.data) })

/** The data for a network that can be evaluated, whose outputs the loss takes, and targets that the loss takes. */
const checkedData =
  (options: TrainOptions, model: CheckedNetwork, { description, labels, source }: DataFiles) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): E.Either<CommandError, DataFacts> =>
    pipe(
      probe(options.model, options.initializer, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.tap(() =>
        pipe(
          fitting(options.loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.flatMap(() =>
        reading(() => source(tableOf(description, model.network, { labels, given: flagsOf(options.table) })))
      ),
      E.flatMap(wholeExamplesFor(named(options), model.network, description)),
      E.tap(data => fittingTargets(named(options), data)(network)),
      E.map(shownFacts)
    )

/** Each line after the name of the command and `warning`. */
const warnings = (sentences: readonly string[]): Program<void> =>
  pipe(
    sentences,
    RTE.traverseSeqArray(sentence => warn('train')(`warning: ${sentence}`)),
    RTE.map(() => undefined)
  )

const nothing: Program<void> = RTE.of(undefined)

const unlessStopped =
  ({ epochs }: TrainOptions, stopped: IO<O.Option<StopSignal>>): Program<void> =>
  capabilities =>
    O.match(
      (): TE.TaskEither<CommandError, void> => TE.right(undefined),
      (signal: StopSignal) => interrupted(signal, `epoch ${epochs} of ${epochs}`)(capabilities)
    )(stopped())

/** The files, in the place of those of an earlier run; its state goes with them, unless this run saves its own. */
const setOf = ({ output: folder, checkpointEvery, resume }: TrainOptions, files: readonly TextFile[]): FileSet =>
  O.isSome(checkpointEvery)
    ? { folder, files, names: outputNames }
    : { folder, files, names: [...outputNames, stateName], own: resume ? [stateName] : [] }

const saveState: Program<void> = ({ saveKept }) =>
  pipe(
    saveKept,
    TE.bimap(
      (error): CommandError => ({ _tag: 'OutputFailed', option: outputOption, error }),
      () => undefined
    )
  )

/** Draws and writes the files, then prints the results. */
const conclude = (plan: Plan, run: Run, saved: TextFile, stopped: IO<O.Option<StopSignal>>): Program<void> =>
  pipe(
    RTE.fromTaskEither(renderFiles(run, saved)),
    RTE.mapLeft((error): CommandError => failed(showTrainError({ _tag: 'ReportFailed', error }))),
    RTE.tap(() => unlessStopped(run.options, stopped)),
    RTE.tap(({ files }) => writeSet(setOf(run.options, files), outputOption)),
    RTE.tap(() => (O.isSome(run.options.checkpointEvery) ? saveState : nothing)),
    RTE.tap(({ notice }) => O.match(() => nothing, warn('train'))(notice)),
    RTE.flatMap(({ files }) => {
      const paths = files.map(({ name }) => name).map(pathIn(run.options))
      return pipe(
        RTE.asks(({ columns }: Capabilities) => O.getOrElse(() => 80)(columns.stdout)),
        RTE.flatMap(width =>
          print(run.options.json ? showJson(run, paths) : showResults(width)(run) + showWritten(paths))
        )
      )
    }),
    RTE.tap(() => warnings(run.warnings.slice(plan.warnings.length))),
    RTE.flatMap(() => (run.options.strict && run.warnings.length > 0 ? RTE.left(tooMany(run)) : nothing))
  )

const tooMany = ({ warnings: { length } }: Run): CommandError =>
  failed(`expected no warnings, since --strict is given; got ${length}. The results are written.`)

const layerFacts = (layer: CheckedLayer): LayerFacts => ({
  name: layer.name,
  inputs: layer.inputs,
  outputs: layer.outputs,
  count: layer.shape.count,
  description: layer.shape.description,
  dense: isDense(layer)
})

const planOf = (
  version: string,
  options: TrainOptions,
  { network, layers }: CheckedNetwork,
  data: DataFacts,
  striking: readonly string[]
): Plan => ({
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
  data,
  warnings: striking
})
