/**
 * A search: from options to its points, the parts of its rows, and the score of a point on a part.
 */
import * as E from 'fp-ts/lib/Either.js'
import type * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { inMemory } from '../../data/byte-source.ts'
import { batch, type Batch, type Example } from '../../data/batch.ts'
import type { Row, Rows } from '../../data/preparation/preparation.ts'
import { showSplitError } from '../../data/split.ts'
import { showPreparationError } from '../../data/preparation/preparation-error.ts'
import type { Table, TableDescription } from '../../data/table/table.ts'
import { pythonRandom } from '../../random/random.ts'
import { vector } from '../../tensor/tensor.ts'
import { showSpaceError } from '../../training/tune/space.ts'
import { planTuning, type TuneError } from '../../training/tune/tune.ts'
import { labelsOf, type NamedBytes } from '../arrays.ts'
import { showCommandError, type CommandError } from '../command-error.ts'
import type { PlainExample } from '../data.ts'
import { readBytes, readText, type Program } from '../effects.ts'
import { lend } from '../internal/lend.ts'
import { preparedRows } from '../internal/plain-example.ts'
import { fitting } from '../losses.ts'
import { loadExports, probe } from '../model.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'
import { optionsWrong } from '../option-values.ts'
import { describedTable, tableOf } from '../train/description.ts'
import { wholeExamplesFor } from '../train/examples.ts'
import type { DataFacts } from '../train/facts.ts'
import type { TrainOptions } from '../train/options.ts'
import { flagsOf } from '../train/table-options.ts'
import { fittingTargets } from '../train/targets.ts'
import { atPoint, tunableOf, type Tunable } from './model.ts'
import { optionsAt, type TuneOptions } from './options.ts'
import type { AnyPoint } from './point.ts'
import { scoreOf } from './internal/score.ts'

/** Rows with the lines of the file that they end in. */
interface Lined {
  readonly rows: Rows
  readonly lines: readonly number[]
}

/** The rows to train on, and those held out. */
interface Part {
  readonly train: Lined
  readonly held: Lined
}

/** The text of the model, and the bytes of the data and of their labels. */
interface Texts {
  readonly model: string
  readonly data: Uint8Array
  readonly labels: O.Option<NamedBytes>
}

/** What is to be tried. */
export interface Search {
  readonly options: TuneOptions
  readonly tunable: Tunable
  readonly points: readonly AnyPoint[]
  readonly parts: readonly Part[]
  readonly table: Table
  readonly description: TableDescription
  readonly texts: Texts
}

const wrong = (sentence: string): CommandError => ({ _tag: 'UsageError', sentence })

const showTuneError = (error: TuneError): string => {
  switch (error._tag) {
    case 'WrongFraction':
    case 'WrongSum':
    case 'EmptyPart':
    case 'WrongFolds':
      return `--folds: ${showSplitError(error)}`
    case 'WrongSteps':
      return `--steps: expected an integer from 2; got ${error.got}.`
    case 'WrongTrials':
      return `--trials: expected an integer from 1; got ${error.got}.`
    case 'TooManyPoints':
      return `--steps: expected a grid of at most 1000000 points; got ${error.points}. Take fewer steps, or --search random.`
    case 'EmptySpace':
    case 'NoValues':
    case 'SameValues':
    case 'WrongBounds':
      return showSpaceError(error)
  }
}

const numbered = (rows: Rows): Batch<1, 1> =>
  batch(
    pipe(
      rows,
      RNEA.mapWithIndex((k): Example<1, 1> => ({ input: vector([k]), target: vector([0]) }))
    )
  )

/** The rows that stand at the indices of a batch. */
const linedAt =
  ({ rows, lines }: Lined) =>
  ({ examples }: Batch<1, 1>): Lined => {
    const indices = pipe(
      examples,
      RNEA.map(({ input }: Example<1, 1>) => [...input][0] ?? 0)
    )
    return {
      rows: pipe(
        indices,
        RNEA.map((k): Row => rows[k] ?? RNEA.head(rows))
      ),
      lines: indices.map(k => lines[k] ?? 0)
    }
  }

const tableWith = (table: Table, { rows, lines }: Lined): Table => ({ ...table, rows, lines, others: [] })

/** What is trained at a point. */
interface AtPoint {
  readonly options: TrainOptions
  readonly model: CheckedNetwork
}

/** What is trained at a point, or what is wrong with it there. */
const setUp = (options: TuneOptions, tunable: Tunable, point: AnyPoint): E.Either<CommandError, AtPoint> =>
  pipe(
    E.Do,
    E.bind('options', () => E.mapLeft(optionsWrong)(optionsAt(options, point))),
    E.bind('model', () => tunable.at(point))
  )

/** Whether the network at a point can be evaluated, and the loss takes what it answers. */
const sound = ({ options, model }: AtPoint): E.Either<CommandError, unknown> =>
  lend(model.network, network =>
    pipe(
      probe(options.model, options.initializer, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.flatMap(() =>
        pipe(
          fitting(options.loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      )
    )
  )

const factsOf = (
  { description, table }: Pick<Search, 'description' | 'table'>,
  options: TrainOptions,
  network: Pick<CheckedLayer, 'inputs' | 'outputs'>
): ((lined: Lined) => E.Either<CommandError, DataFacts>) => {
  const facts = wholeExamplesFor(options, network, description)
  return lined => facts(tableWith(table, lined))
}

/** The numbers of the rows held out, by what was learned from the others. */
const heldExamples = (
  { preparation }: DataFacts,
  { rows }: Lined
): E.Either<CommandError, RNEA.ReadonlyNonEmptyArray<PlainExample>> =>
  pipe(
    preparedRows(preparation, rows),
    E.mapLeft(error => wrong(`a fold: ${showPreparationError(error)} Take fewer --folds, or more data.`))
  )

const said = (point: AnyPoint) => atPoint(point, showCommandError)

/** Reads all; what is tried is decided by the seed before anything is. */
export const loadSearch = (options: TuneOptions): Program<Search> =>
  pipe(
    RTE.Do,
    RTE.bind('tunable', () =>
      RTE.flatMapEither((exports: unknown) => tunableOf(options.train.model, exports))(loadExports(options.train.model))
    ),
    RTE.bind('model', () => readText(options.train.model)),
    RTE.bind('labels', () => labelsOf(options.train.labels)),
    RTE.bind('data', () => readBytes(options.train.data)),
    RTE.bind('description', () => describedTable(options.train)),
    RTE.flatMapEither(({ tunable, model, data, labels, description }) =>
      searchOf(options, tunable, { model, data, labels }, description)
    )
  )

const searchOf = (
  options: TuneOptions,
  tunable: Tunable,
  texts: Search['texts'],
  description: TableDescription
): E.Either<CommandError, Search> => {
  const { space } = tunable
  const { search, folds, train } = options
  const first = pipe(
    planTuning({ space, search: { _tag: 'Random', trials: 1 }, folds: 2 })(numbered([none, none]))(
      pythonRandom(train.seed)
    ),
    E.mapLeft(error => wrong(showTuneError(error))),
    E.flatMap(({ points: [point = {}] }) =>
      pipe(
        setUp(options, tunable, point),
        E.bimap(said(point), found => ({ ...found, point }))
      )
    )
  )
  return pipe(
    first,
    E.bindTo('start'),
    E.bind('table', ({ start: { model } }) =>
      tableOf(description, model.network, { labels: texts.labels, given: flagsOf(train.table) })(inMemory(texts.data))
    ),
    E.bind('facts', ({ start, table }) =>
      E.mapLeft(said(start.point))(
        wholeExamplesFor(
          { ...start.options, batchSize: 'full', shares: { validation: 0, test: 0 } },
          start.model.network,
          description
        )(table)
      )
    ),
    E.flatMap(
      ({
        table,
        facts: {
          parts: [whole]
        }
      }) =>
        pipe(
          planTuning({ space, search, folds })(numbered(whole.rows))(pythonRandom(train.seed)),
          E.bimap(
            error => wrong(showTuneError(error)),
            ({ points, parts }): Search => ({
              options,
              tunable,
              points,
              parts: parts.map(part => ({
                train: linedAt(whole)(part.train),
                held: linedAt(whole)(part.validation)
              })),
              table,
              description,
              texts
            })
          )
        )
    )
  )
}

const none: Row = { inputs: [], targets: [] }

/** Looks at every point before any is tried: options, the network, and whether it fits the data. */
export const checkSearch = (search: Search): E.Either<CommandError, unknown> =>
  pipe(
    search.points,
    E.traverseArray(point =>
      pipe(
        setUp(search.options, search.tunable, point),
        E.tap(found => sound(found)),
        E.map(found => ({
          ...found,
          point,
          kind: JSON.stringify([found.model.network.inputs, found.model.network.outputs, found.options.batchSize])
        })),
        E.mapLeft(said(point))
      )
    ),
    E.map(all => all.filter(({ kind }, k) => all.findIndex(one => one.kind === kind) === k)),
    E.flatMap(
      E.traverseArray(({ options, model, point }) =>
        pipe(
          search.parts,
          E.traverseArray(({ train, held }) =>
            pipe(
              factsOf(search, options, model.network)(train),
              E.tap(facts => lend(model.network, fittingTargets(options, facts))),
              E.flatMap(facts => heldExamples(facts, held))
            )
          ),
          E.mapLeft(said(point))
        )
      )
    )
  )

/** What the part that is held out costs after a training at a point; NaN if that diverged. */
export const scoreAt = (search: Search, point: AnyPoint, { train, held }: Part): E.Either<CommandError, number> =>
  pipe(
    setUp(search.options, search.tunable, point),
    E.bind('facts', found => factsOf(search, found.options, found.model.network)(train)),
    E.bind('examples', ({ facts }) => heldExamples(facts, held)),
    E.map(({ options, model, facts, examples }) => lend(model.network, scoreOf(options, facts, examples)))
  )
