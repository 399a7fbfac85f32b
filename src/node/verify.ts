/**
 * `lawgrad verify`: a model and options to a report of what holds of it.
 */
import { basename, dirname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { verification, type Verification } from '../../laws/verify/verify.ts'
import { glorotUniform } from '../layer/initializer.ts'
import type { Layer } from '../layer/layer.ts'
import type { Capabilities, StopSignal } from './capabilities.ts'
import { checksOf, chosen, lawsOfModel, type Answer, type Check } from './checks.ts'
import type { CommandError } from './command-error.ts'
import { checkFolder, listening, print, readText, writeSet, type Program } from './effects.ts'
import { tallyOfGradient, tallyOfLaws, uncertified, type ExampleFacts, type Findings } from './findings.ts'
import { attend, type Attended } from './internal/attend.ts'
import { lend } from './internal/lend.ts'
import { loadModel, probe, threw } from './model.ts'
import type { CheckedNetwork } from './model-codec.ts'
import { optionError } from './option-error.ts'
import { clearProgress, showChecking } from './progress.ts'
import { showJUnit } from './verify-junit.ts'
import { showFindingsJson } from './verify-json.ts'
import { takenOf } from './verify-data.ts'
import type { VerifyOptions } from './verify-options.ts'
import { showFindings } from './verify-text.ts'

/** Reads, checks everything, verifies, writes, and prints; a law that fails is an error in the end. */
export const verify = (options: VerifyOptions): Program<void> =>
  pipe(
    loadModel(options.model),
    RTE.bindTo('model'),
    RTE.bind('text', () =>
      O.isSome(options.data)
        ? RTE.map(O.some<string>)(readText(options.data.value))
        : RTE.of<Capabilities, CommandError, O.Option<string>>(O.none)
    ),
    RTE.bind('plan', ({ model, text }) => RTE.fromEither(lend(model.network, planOf(options, model, text)))),
    RTE.tap(() => checkJUnit(options)),
    RTE.bind('stopped', () => listening),
    RTE.bind('answers', ({ plan, stopped }) => done(options, plan.checks, stopped)),
    RTE.bind('version', () => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMap(({ model, plan, answers, version }) => conclude(findingsOf(version, options, model, plan, answers)))
  )

/** What is to be done. */
type Plan = {
  readonly examples: ExampleFacts
  readonly gradient: O.Option<Verification>
  readonly checks: readonly Check[]
}

const planOf =
  (options: VerifyOptions, model: CheckedNetwork, text: O.Option<string>) =>
  <I extends number, O extends number, P>(network: Layer<I, O, P>): E.Either<CommandError, Plan> =>
    pipe(
      probe(options.model, glorotUniform, options.seed)(network),
      E.mapLeft((error): CommandError => ({ _tag: 'ModelWrong', error })),
      E.flatMap(() => takenOf<I, O, P>(options, network, text)),
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
                    verification<I, O, P>(network, options.loss, {
                      seed: options.seed,
                      examples: options.examples,
                      ...(O.isSome(taken.batch) ? { batch: taken.batch.value } : {})
                    })
                  )
                : O.none,
            (cause): CommandError => ({ _tag: 'ModelWrong', error: threw(options.model, cause) })
          ),
          E.map(gradient => ({ examples: taken.facts, gradient, checks: checksOf(options, gradient, asked.laws) }))
        )
      )
    )

/** Before anything is done: the file can be written, and is no folder. */
const checkJUnit = ({ junit }: VerifyOptions): Program<void> =>
  O.isNone(junit)
    ? RTE.of(undefined)
    : pipe(
        checkFolder(dirname(junit.value), '--junit'),
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

/** Does all checks, with a line on the terminal that is removed at the end. */
const done =
  (options: VerifyOptions, checks: readonly Check[], stopped: IO<O.Option<StopSignal>>): Program<readonly Answer[]> =>
  ({ columns, writeError, pause }) =>
    pipe(
      TE.fromTask<Attended<Answer>, CommandError>(async () => {
        const write = (text: (width: number) => string): void =>
          pipe(
            columns.stderr,
            O.match(
              () => undefined,
              width => writeError(text(width))()
            )
          )
        const show = (count: number, name: string): void =>
          write(width => showChecking(width)({ done: count, of: checks.length, name }))
        const attended = await attend(checks, { pause, stopped, show })
        write(() => clearProgress)
        return attended
      }),
      TE.flatMapEither(attended => {
        switch (attended._tag) {
          case 'Finished':
            return E.right(attended.answers)
          case 'Stopped':
            return E.left<CommandError>({ ...attended, of: checks.length })
          case 'Threw':
            return E.left<CommandError>({ _tag: 'ModelWrong', error: threw(options.model, attended.cause) })
        }
      })
    )

const findingsOf = (
  version: string,
  options: VerifyOptions,
  { network: { name, inputs, outputs, shape } }: CheckedNetwork,
  { examples, gradient }: Plan,
  answers: readonly Answer[]
): Findings => ({
  version,
  options,
  network: { name, inputs, outputs, size: shape.size },
  examples,
  gradient: O.map(({ report }: Verification) =>
    report(answers.flatMap(answer => (answer._tag === 'Tensor' ? [answer.report] : [])))
  )(gradient),
  laws: answers.flatMap(answer => (answer._tag === 'Law' ? [answer] : []))
})

/** Prints the report and writes the file, then fails if something failed. */
const conclude = (findings: Findings): Program<void> => {
  const { options } = findings
  const tallies = [tallyOfGradient(findings), tallyOfLaws(findings)]
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  const of = tallies.reduce((sum, tally) => sum + tally.failed + tally.passed + tally.unchecked, 0)
  const nothing = uncertified(findings)
  return pipe(
    print(options.json ? showFindingsJson(findings) : showFindings(findings)),
    RTE.flatMap(() =>
      O.isNone(options.junit)
        ? RTE.of<Capabilities, CommandError, void>(undefined)
        : writeSet(
            {
              folder: dirname(options.junit.value),
              files: [{ name: basename(options.junit.value), text: showJUnit(findings) }],
              names: [basename(options.junit.value)]
            },
            '--junit'
          )
    ),
    RTE.flatMapEither(() =>
      failed > 0
        ? E.left<CommandError>({ _tag: 'ChecksFailed', failed, of })
        : O.isSome(nothing)
          ? E.left<CommandError>({ _tag: 'NothingCertified', reason: nothing.value })
          : E.right(undefined)
    )
  )
}
