/**
 * `lawgrad verify`: a model and options to a report of what holds of it.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { verification, type Verification } from '../../../laws/verify/verify.ts'
import type { Size } from '../../dimension/size.ts'
import { glorotUniform } from '../../layer/initializer.ts'
import type { Layer } from '../../layer/layer.ts'
import type { Capabilities, StopSignal } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { batchFor } from '../data.ts'
import { checkFolder, failed, listening, onTerminal, print, readText, writeSet, type Program } from '../effects.ts'
import type { Sampling } from '../drawn.ts'
import type { OutputOption } from '../file-sentences.ts'
import { lend } from '../internal/lend.ts'
import { fitting } from '../losses.ts'
import { loadModel, probe, threw } from '../model.ts'
import type { CheckedNetwork } from '../model-codec.ts'
import { optionError } from '../option-error.ts'
import { optionsWrong } from '../option-values.ts'
import { keepInputs, type Input } from '../outputs.ts'
import { fileName, folderOf } from '../paths.ts'
import { clearProgress, showProgress } from '../progress.ts'
import { cleanText } from '../../report/clean-text.ts'
import { checksOf, chosen, furtherChecks, lawsOfModel, showAnswer, type Answer, type Check } from './checks.ts'
import { takenOf } from './examples.ts'
import { tallyOfGradient, tallyOfLaws, uncertified, type Examination } from './examination.ts'
import { attend, type Attended } from './internal/attend.ts'
import { showExaminationJson } from './json.ts'
import { showJUnit } from './junit.ts'
import type { VerifyOptions } from './options.ts'
import { showExamination } from './text.ts'

const junitOption: OutputOption = { flag: '--junit', thing: 'a file in a folder', another: 'another file' }

/** Reads, checks everything, verifies, writes, and prints; a law that fails is an error in the end. */
export const runVerify = (options: VerifyOptions): Program<void> =>
  pipe(
    keepInputs(inputsOf(options), {
      option: junitOption,
      given: O.getOrElse(() => '')(options.junit),
      paths: RA.fromOption(options.junit)
    }),
    RTE.flatMap(() => loadModel(options.model)),
    RTE.bindTo('model'),
    RTE.bind('text', () =>
      O.isSome(options.data)
        ? RTE.map(O.some<string>)(readText(options.data.value))
        : RTE.of<Capabilities, CommandError, O.Option<string>>(O.none)
    ),
    RTE.bind('work', ({ model, text }) => RTE.fromEither(lend(model.network, workOf(options, model, text)))),
    RTE.tap(() => checkJUnit(options)),
    RTE.bind('stopped', () => listening),
    RTE.bind('answers', ({ work, stopped }) => done(options, work, stopped)),
    RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMap(({ model, work, answers, version }) => conclude(examinationOf(version, options, model, work, answers)))
  )

const inputsOf = ({ model, data }: VerifyOptions): readonly Input[] => [
  { said: 'the model', path: model },
  ...RA.fromOption(data).map(path => ({ said: '--data', path }))
]

/** What is to be done. */
type Work = {
  readonly sampling: Sampling
  readonly gradient: O.Option<Verification>
  readonly checks: readonly Check[]
}

const workOf =
  (options: VerifyOptions, model: CheckedNetwork, text: O.Option<string>) =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>): E.Either<CommandError, Work> =>
    pipe(
      probe(options.model, glorotUniform, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.tap(() =>
        pipe(
          fitting(options.loss, network.range),
          E.mapLeft(error => optionsWrong([error]))
        )
      ),
      E.flatMap(() => takenOf(options, model.network, text)),
      E.bindTo('taken'),
      E.bind('asked', () =>
        pipe(
          chosen(options, lawsOfModel(model)),
          E.mapLeft((errors): CommandError => ({ _tag: 'OptionErrors', errors }))
        )
      ),
      E.flatMap(({ taken, asked }) =>
        pipe(
          E.tryCatch(
            () =>
              asked.gradient
                ? O.some(
                    verification<I, O, P>(network, options.loss.loss, {
                      seed: options.seed,
                      examples: options.examples,
                      sample: options.components,
                      ...(O.isSome(taken.examples) ? { batch: batchFor(network)(taken.examples.value) } : {})
                    })
                  )
                : O.none,
            (cause): CommandError => ({ _tag: 'ModelWrong', error: threw(options.model, cause) })
          ),
          E.map(gradient => ({ sampling: taken.sampling, gradient, checks: checksOf(options, gradient, asked.laws) }))
        )
      )
    )

/** Before anything is done: the file can be written, and is no folder. */
const checkJUnit = ({ junit }: VerifyOptions): Program<void> =>
  O.isNone(junit)
    ? RTE.of(undefined)
    : pipe(
        checkFolder(folderOf(junit.value), junitOption),
        RTE.flatMap(
          () =>
            ({ readFile }: Capabilities): TE.TaskEither<CommandError, void> =>
              pipe(
                readFile(junit.value),
                TE.map(() => undefined),
                TE.orElse(({ problem }) =>
                  problem === 'isFolder' ? TE.left(isFolder(junit.value)) : TE.right(undefined)
                )
              )
        )
      )

const isFolder = (path: string): CommandError => ({
  _tag: 'OptionErrors',
  errors: [optionError('--junit', 'a file', 'Name a file in that folder, such as junit.xml.')(path)]
})

/** The answers, and how many rounds were begun beyond the first. */
type Done = { readonly answers: readonly Answer[]; readonly rounds: number }

/** Does all checks, with a line on the terminal that is removed at the end, or with a line now and then. */
const done =
  (options: VerifyOptions, { checks, gradient }: Work, stopped: IO<O.Option<StopSignal>>): Program<Done> =>
  capabilities =>
    pipe(
      TE.fromTask<Attended<Answer>, CommandError>(async () => {
        const { pause, now, columns, writeError } = capabilities
        const write = onTerminal(capabilities)
        const show = (count: number, name: string, last: Answer | undefined): void =>
          write(width =>
            showProgress(width)({
              count: `check ${count + 1} of ${Math.max(count + 1, checks.length)}`,
              share: Math.min(1, count / checks.length),
              said: last === undefined ? name : `${name} (last: ${showAnswer(last)})`
            })
          )
        const tell = (count: number, told: readonly (readonly [string, Answer])[]): void =>
          O.isNone(columns.stderr) ? writeError(toldLines(count, checks.length, told))() : undefined
        return attend(checks, {
          pause,
          stopped,
          show,
          now,
          tell,
          further: round => furtherChecks(gradient, round),
          milliseconds: 1000 * options.seconds
        }).finally(() => write(() => clearProgress))
      }),
      TE.flatMapEither(attended => {
        switch (attended._tag) {
          case 'Finished':
            return E.right({ answers: attended.answers, rounds: attended.rounds })
          case 'Stopped':
            return E.left<CommandError>({
              _tag: 'Interrupted',
              signal: attended.signal,
              after: `${attended.done} of ${checks.length} checks`
            })
          case 'Threw':
            return E.left<CommandError>({ _tag: 'ModelWrong', error: threw(options.model, attended.cause) })
        }
      })
    )

const most = 3

/** What is said of what was done since it was said last: all failures, and no more than a few of the rest. */
const toldLines = (count: number, of: number, told: readonly (readonly [string, Answer])[]): string => {
  const shown = told.map(([name, answer]) => `${name}: ${showAnswer(answer)}`)
  const few = shown.filter((text, k) => k < most || text.includes(': FAIL'))
  const more = shown.length - few.length
  return [
    ...few.map(text => `lawgrad verify: ${cleanText(text.length > 240 ? `${text.slice(0, 240)} …` : text)}`),
    `lawgrad verify: ${more === 0 ? '' : `${more} more; `}${count} of ${Math.max(count, of)} checks done`
  ]
    .map(line => `${line}\n`)
    .join('')
}

const examinationOf = (
  version: string,
  options: VerifyOptions,
  { network: { name, inputs, outputs, shape } }: CheckedNetwork,
  { sampling, gradient }: Work,
  { answers, rounds }: Done
): Examination => ({
  version,
  options: {
    ...options,
    components: RA.replicate(rounds, 2).reduce((product, two) => product * two, options.components)
  },
  network: { name, inputs, outputs, count: shape.count },
  sampling,
  gradient: O.map(({ report }: Verification) =>
    report(answers.flatMap(answer => (answer._tag === 'Tensor' ? [answer.answered] : [])))
  )(gradient),
  laws: answers.flatMap(answer => (answer._tag === 'Law' ? [answer] : []))
})

/** Prints the report and writes the file, then fails if something failed. */
const conclude = (examination: Examination): Program<void> => {
  const { options } = examination
  const tallies = [tallyOfGradient(examination), tallyOfLaws(examination)]
  const count = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  const of = tallies.reduce((sum, tally) => sum + tally.failed + tally.passed + tally.unchecked, 0)
  const nothing = uncertified(examination)
  return pipe(
    print(options.json ? showExaminationJson(examination) : showExamination(examination)),
    RTE.flatMap(() =>
      O.isNone(options.junit)
        ? RTE.of<Capabilities, CommandError, void>(undefined)
        : writeSet(
            {
              folder: folderOf(options.junit.value),
              files: [{ name: fileName(options.junit.value), text: showJUnit(examination) }],
              names: [fileName(options.junit.value)]
            },
            junitOption
          )
    ),
    RTE.flatMapEither(() =>
      count > 0
        ? E.left(
            failed(
              `expected every check to hold; ${count} of ${of} failed. The report says what differs, and how to see it again.`
            )
          )
        : O.isSome(nothing)
          ? E.left(
              failed(
                `expected a gradient that can be checked; nothing of it was certified (${nothing.value}). Give data that the network is made for with --data, or the loss that its outputs fit with --loss.`
              )
            )
          : E.right(undefined)
    )
  )
}
