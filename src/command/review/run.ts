/**
 * `lawgrad review`: a command line, or a folder of programs, to a report.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ReviewCase } from '../../../laws/review/case.ts'
import { review, type ReviewOptions } from '../../../laws/review/review.ts'
import { cleanText, textTable } from '../../report/index.ts'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { checkFolder, failed, print, writeSet, type Program } from '../effects.ts'
import type { OutputOption } from '../file-sentences.ts'
import { loadModel } from '../model.ts'
import { fileName, folderOf } from '../paths.ts'
import { architectureOf } from './architecture.ts'
import { replay } from './again.ts'
import { reviewCsv, reviewHtml, reviewJUnit, tableHeaders, tableRow, type Reviewed } from './files.ts'
import { pooled } from './internal/pool.ts'
import { reviewAgain } from './grade.ts'
import { replayFile, reviewJson } from './json.ts'
import type { ReviewCommand } from './options.ts'
import { submissionsOf, type Submission } from './submissions.ts'
import { headline, reviewMarkdown, showReview } from './text.ts'

type Architecture = Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>

const architecture = ({ network, loss }: ReviewCommand): Program<O.Option<Architecture>> =>
  O.isNone(network)
    ? RTE.of(O.none)
    : pipe(
        loadModel(network.value),
        RTE.flatMapEither(model =>
          pipe(
            architectureOf(loss)(model),
            E.bimap(
              sentence => failed(`${network.value}: ${sentence}.`),
              known => O.some(known)
            )
          )
        )
      )

const output = (flag: string): OutputOption => ({ flag, thing: 'a file in a folder', another: 'another file' })

/** The files that are asked for, with the options that name them. */
const filesOf = (options: ReviewCommand): readonly (readonly [flag: string, path: string])[] =>
  (['junit', 'html', 'csv', 'save'] as const).flatMap(name => {
    const path = options[name]
    return O.isSome(path) ? [[`--${name}`, path.value] as const] : []
  })

/** A folder is one whose files can be listed: anything else is a command line. */
const submissions =
  ({ program }: ReviewCommand): Program<O.Option<readonly Submission[]>> =>
  ({ programs }) =>
    pipe(
      programs.list(program),
      TE.match(
        () => E.right<CommandError, O.Option<readonly Submission[]>>(O.none),
        names => {
          const found = submissionsOf(program, names)
          return found.length === 0
            ? E.left(failed(`${program}: expected a folder with programs; got none of a known extension.`))
            : E.right(O.some(found))
        }
      )
    )

const optionsOf = (options: ReviewCommand, model: O.Option<Architecture>): ReviewOptions => ({
  seed: options.seed,
  patience: { first: Math.max(20_000, 1000 * options.timeout), other: 1000 * options.timeout },
  ...(O.isSome(options.precision) ? { precision: options.precision.value } : {}),
  ...(O.isSome(model) ? { model: model.value } : {})
})

const reviewAll =
  (options: ReviewCommand, model: O.Option<Architecture>, all: readonly Submission[]): Program<readonly Reviewed[]> =>
  ({ programs, writeError, columns }) =>
    TE.fromTask(() =>
      pooled(
        all,
        programs.cores,
        async ({ name, command }) => ({
          name,
          command,
          again: reviewAgain(options, command),
          review: await review(programs.launch(command), optionsOf(options, model))()
        }),
        count =>
          all.length > 1 && O.isSome(columns.stderr)
            ? writeError(`${count} of ${all.length} programs reviewed\n`)()
            : undefined
      )
    )

const printed =
  (options: ReviewCommand, isFolder: boolean, all: readonly Reviewed[]): Program<void> =>
  capabilities => {
    const each = (show: (one: Reviewed) => string): string => all.map(show).join('\n')
    const texts = {
      json: () => all.map(one => reviewJson(capabilities.version, one)).join(''),
      markdown: () => each(reviewMarkdown),
      text: () =>
        isFolder
          ? `${textTable(tableHeaders.slice(0, 5))(all.map(one => tableRow(one).slice(0, 5)))}\n`
          : each(showReview)
    }
    const text = texts[options.format]()
    // JSON has no control characters; what a program said may have any
    return print(options.format === 'json' ? text : text.split('\n').map(cleanText).join('\n'))(capabilities)
  }

const contentOf = (flag: string, all: readonly Reviewed[]): string | undefined => {
  switch (flag) {
    case '--junit':
      return reviewJUnit(all)
    case '--html':
      return reviewHtml(all)
    case '--csv':
      return reviewCsv(all)
    default:
      return all.flatMap(({ command, review: one }) => replayFile(command, one) ?? [])[0]
  }
}

const writeAll = (options: ReviewCommand, all: readonly Reviewed[]): Program<void> =>
  filesOf(options).reduce<Program<void>>((before, [flag, path]) => {
    const text = contentOf(flag, all)
    const set = { folder: folderOf(path), files: [{ name: fileName(path), text: text ?? '' }], names: [fileName(path)] }
    return text === undefined ? before : RTE.flatMap(() => writeSet(set, output(flag)))(before)
  }, RTE.of<Capabilities, CommandError, void>(undefined))

const judged = (all: readonly Reviewed[]): E.Either<CommandError, void> => {
  const wrong = all.filter(({ review: one }) => one.verdict !== 'passed')
  return wrong.length === 0
    ? E.right(undefined)
    : E.left(
        failed(
          wrong.length === 1
            ? `${headline(wrong[0]?.review ?? { program: '', verdict: 'failed' })}.`
            : `${wrong.length} of ${all.length} programs did not pass.`
        )
      )
}

/** Reviews, prints, writes, and fails if something is wrong. */
export const runReview = (options: ReviewCommand): Program<void> =>
  O.isSome(options.replay)
    ? replay(options.program, options.replay.value)
    : pipe(
        architecture(options),
        RTE.bindTo('model'),
        RTE.tap(() =>
          filesOf(options).reduce<Program<void>>(
            (before, [flag, path]) => RTE.flatMap(() => checkFolder(folderOf(path), output(flag)))(before),
            RTE.of(undefined)
          )
        ),
        RTE.bind('found', () => submissions(options)),
        RTE.bind('all', ({ model, found }) =>
          reviewAll(
            options,
            model,
            O.getOrElse((): readonly Submission[] => [{ name: options.program, command: options.program }])(found)
          )
        ),
        RTE.tap(({ all, found }) => printed(options, O.isSome(found), all)),
        RTE.tap(({ all }) => writeAll(options, all)),
        RTE.flatMapEither(({ all }) => judged(all))
      )
