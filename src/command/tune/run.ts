/**
 * `lawgrad tune`: a space of settings and a file of data to the trials of a search.
 */
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { best } from '../../training/tune/tune.ts'
import { showReportError } from '../../report/index.ts'
import { goOn } from '../again.ts'
import type { Capabilities, SavedKept, StopSignal, TextFile } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed, listening, onTerminal, print, warn, writeSet, type Program } from '../effects.ts'
import { claimFolder, keepInputs } from '../outputs.ts'
import { clearProgress, showProgress } from '../progress.ts'
import { outputOption } from '../train/checkpoints.ts'
import { showWritten } from '../train/text.ts'
import { plural } from '../words.ts'
import { attempts } from './internal/attempts.ts'
import type { TuneOptions } from './options.ts'
import { drawn } from './picture.ts'
import { page, showSearch, showTrials, showTuningJson } from './results.ts'
import { checkSearch, loadSearch, type Search } from './search.ts'
import { earlierTrials, encodeTrials, isOf, notesOf, trialsFile, trialsName, type AnyTrial } from './trials.ts'
import { showPoint } from './point.ts'

const nothing: Program<void> = RTE.of(undefined)

const reportName = 'report.html'

const pathIn =
  (folder: string) =>
  (name: string): string =>
    `${folder.replace(/[/\\]+$/, '')}/${name}`

/** Reads, checks every point, tries those that are new, and tells which is the best. */
export const runTune = (options: TuneOptions): Program<void> => {
  const { model, data, labels, output, table } = options.train
  return pipe(
    keepInputs(
      [
        { said: 'the model', path: model },
        { said: '--data', path: data },
        ...O.match(
          () => [],
          (path: string) => [{ said: '--labels', path }]
        )(labels),
        ...(table.columnsFile === undefined ? [] : [{ said: '--columns', path: table.columnsFile }])
      ],
      { option: outputOption, given: output, paths: [trialsName, reportName].map(pathIn(output)) }
    ),
    RTE.flatMap(() => loadSearch(options)),
    RTE.tapEither(checkSearch),
    RTE.tap(() => claimFolder(output, outputOption)),
    RTE.bindTo('search'),
    RTE.bind('earlier', ({ search }) => earlierTrials(search, notesOf(search))),
    RTE.tap(({ search, earlier }) => (options.train.json ? nothing : print(showSearch(search, earlier.length)))),
    RTE.bind('stopped', () => listening),
    RTE.bind('trials', ({ search, earlier, stopped }) => tried(search, earlier, stopped)),
    RTE.tap(({ search, trials, stopped }) => unlessStopped(search, trials, stopped)),
    RTE.flatMap(({ search, trials }) => conclude(search, trials))
  )
}

const trialsText = (search: Search, trials: readonly AnyTrial[]): TextFile => ({
  name: trialsName,
  text: encodeTrials(notesOf(search), trials)
})

const done = ({ points }: Search, trials: readonly AnyTrial[]): number =>
  points.filter(point => trials.some(isOf(point))).length

/** What stands on the disk, and how far it has come. */
const standing = (search: Search, trials: readonly AnyTrial[]): SavedKept => ({
  file: trialsFile(search.options.train.output),
  after: `${done(search, trials)} of ${plural(search.points.length, 'point')}`
})

const tried =
  (search: Search, earlier: readonly AnyTrial[], stopped: IO<O.Option<StopSignal>>): Program<readonly AnyTrial[]> =>
  capabilities => {
    const { share, cores } = capabilities
    const folder = search.options.train.output
    const terminal = onTerminal(capabilities)
    return () =>
      attempts(search, earlier, {
        share,
        workers: O.getOrElse(() => cores)(search.options.workers),
        stopped,
        show: trials =>
          terminal(width => {
            const share = done(search, trials) / search.points.length
            const count = `point ${done(search, trials)} of ${search.points.length}`
            const said = O.match(
              () => '',
              (trial: AnyTrial) => `best: ${showPoint(trial.point)}`
            )(best(trials))
            return showProgress(width)({ count, share, said })
          }),
        write: trials =>
          pipe(
            writeSet({ folder, files: [trialsText(search, trials)], names: [trialsName] }, outputOption)(capabilities),
            TE.tapIO(() => capabilities.stands(standing(search, trials)))
          )()
      }).finally(() => terminal(() => clearProgress))
  }

const unlessStopped =
  (search: Search, trials: readonly AnyTrial[], stopped: IO<O.Option<StopSignal>>): Program<void> =>
  ({ words }) => {
    const { file, after } = standing(search, trials)
    return pipe(
      stopped(),
      O.match(
        (): TE.TaskEither<CommandError, void> => TE.right(undefined),
        signal =>
          TE.left({
            _tag: 'Interrupted',
            signal,
            after,
            ...(trials.length === 0 ? {} : { saved: { file, again: goOn(words) } })
          })
      )
    )
  }

/** Pictures, as far as the packages that draw are there. */
interface Pictures {
  readonly svgs: readonly string[]
  readonly notice: O.Option<string>
}

const pictures = (search: Search, trials: readonly AnyTrial[]): TE.TaskEither<CommandError, Pictures> =>
  pipe(
    drawn(search, trials),
    TE.map((svgs): Pictures => ({ svgs, notice: O.none })),
    TE.orElse(error =>
      error._tag === 'PackagesMissing'
        ? TE.right({
            svgs: [],
            notice: O.some(`the results are written without pictures. ${showReportError(error)}`)
          })
        : TE.left(failed(showReportError(error)))
    )
  )

/** Draws and writes the files, then prints the results. */
const conclude = (search: Search, trials: readonly AnyTrial[]): Program<void> => {
  const { output: folder, json } = search.options.train
  const names = [trialsName, reportName]
  const paths = names.map(pathIn(folder))
  const write = (svgs: readonly string[]): Program<void> =>
    writeSet(
      {
        folder,
        files: [trialsText(search, trials), { name: reportName, text: page(search, trials, svgs) }],
        names
      },
      outputOption
    )
  return pipe(
    RTE.fromTaskEither(pictures(search, trials)),
    RTE.tap(({ svgs }) => write(svgs)),
    RTE.tap(({ notice }) => O.match(() => nothing, warn('tune'))(notice)),
    RTE.flatMap(() => RTE.asks(({ version }: Capabilities) => version)),
    RTE.flatMap(version =>
      print(json ? showTuningJson(version, search, trials, paths) : showTrials(search, trials) + showWritten(paths))
    )
  )
}
