/**
 * Where a course of training begins: at its start, or at the state that an earlier run has saved.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ReaderTaskEither } from 'fp-ts/lib/ReaderTaskEither.js'
import { decodeText } from '../../data/text.ts'
import type { Size } from '../../dimension/size.ts'
import { showDocumentErrors } from '../../exchange/document-error.ts'
import { decodeState, type SavedState } from '../../exchange/state-file/state-file.ts'
import type { AnyMemory } from '../../optimizer/optimizer.ts'
import type { EpochMetrics } from '../../training/fit.ts'
import { placed, type Placed } from '../../training/steps.ts'
import type { Progress } from '../../training/stopping.ts'
import type { Trainer, TrainingState } from '../../training/step.ts'
import type { Capabilities, FileError } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { optionsWrong } from '../option-values.ts'
import { optionError } from '../option-error.ts'
import { stateName } from './checkpoints.ts'
import type { Epoch } from './internal/epochs.ts'
import { differing, type Differing } from './notes.ts'

/** Where a course begins. */
export interface Origin<out P, in out Ms extends readonly AnyMemory[]> {
  readonly from: Placed<P, Ms>
  /** What is known of the best parameters. */
  readonly progress: O.Option<Progress<P>>
  /** The epochs before. */
  readonly history: readonly Epoch[]
}

/** The start of a course. */
export const atStart = <P, Ms extends readonly AnyMemory[]>(state: TrainingState<P, Ms>): Origin<P, Ms> => ({
  from: placed(state),
  progress: O.none,
  history: []
})

/** What a state is read for. */
export interface Resumption {
  readonly folder: string
  readonly epochs: number
  readonly stepsPerEpoch: number
  readonly notes: Readonly<Record<string, string>>
}

const stateFile = (folder: string): string => `${folder.replace(/[/\\]+$/, '')}/${stateName}`

const refused = (folder: string, expected: string, remedy: string): CommandError =>
  optionsWrong([optionError('--resume', expected, remedy)(stateFile(folder))])

const anew = 'Leave --resume out to begin anew'

const missing = (folder: string, { problem, reason }: FileError): CommandError =>
  refused(
    folder,
    'the state of a run that was interrupted',
    problem === 'missing' || problem === 'isNoFolder'
      ? `There is no such file: ${anew.toLowerCase()}, or name the folder of that run with --output.`
      : `It cannot be read (${reason}).`
  )

const others = (folder: string, [first, ...rest]: readonly [Differing, ...(readonly Differing[])]): CommandError =>
  refused(
    folder,
    'a state of this run: the same model, data and options, but for more epochs',
    `It differs in ${[first, ...rest].map(({ name, saved, now }) => `${name} (${saved} in the file, ${now} now)`).join(', ')}. Give what that run was given, or another folder with --output. ${anew}.`
  )

const beyond = (folder: string, epoch: number): CommandError =>
  refused(
    folder,
    'a state that has not gone further than --epochs asks',
    `It has ${epoch} epochs: give --epochs ${epoch} or more.`
  )

/** Whether the steps that were made are those up to the place that the course is at. */
const isWhole = <P, Ms extends readonly AnyMemory[]>(
  steps: number,
  { state: { step }, course: { epoch, position, history } }: SavedState<P, Ms>
): boolean => position < steps && step === epoch * steps + position && history.length >= epoch

const torn = <P, Ms extends readonly AnyMemory[]>(
  folder: string,
  steps: number,
  { state: { step }, course: { epoch, position, history } }: SavedState<P, Ms>
): CommandError =>
  refused(
    folder,
    'a state whose numbers agree',
    `It has ${step} steps and ${history.length} epochs of history, and is at step ${position} behind epoch ${epoch}, of ${steps} steps each. Take the file as it was written. ${anew}.`
  )

/** The epoch of what is saved of it. */
const epochOf =
  (steps: number) =>
  (numbers: Readonly<Record<string, number>>, index: number): Epoch => {
    const { cost = NaN, sumOfSquaredErrors = NaN, gradientNorm = NaN, validation } = numbers
    const epoch = index + 1
    const metrics: EpochMetrics = { step: epoch * steps, cost, sumOfSquaredErrors, gradientNorm, epoch }
    return validation === undefined ? metrics : { ...metrics, validation }
  }

const originOf = <P, Ms extends readonly AnyMemory[]>(
  steps: number,
  { state, course }: SavedState<P, Ms>
): Origin<P, Ms> => {
  const { epoch, position, epochStart, history, best } = course
  // The sums of an epoch that was not finished stand behind those that were.
  const { cost: weightedCost = 0, sumOfSquaredErrors = 0 } = history[epoch] ?? {}
  return {
    from: { state, place: { epoch, position, epochStart, weightedCost, sumOfSquaredErrors } },
    progress: best,
    history: history.slice(0, epoch).map(epochOf(steps))
  }
}

/** The state in the folder of an earlier run, if it belongs to this one. */
export const resumed =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    { folder, epochs, stepsPerEpoch, notes }: Resumption
  ): ReaderTaskEither<Capabilities, CommandError, Origin<P, Ms>> =>
  ({ readFile }) =>
    pipe(
      readFile(stateFile(folder)),
      TE.mapLeft(error => missing(folder, error)),
      TE.flatMapEither(bytes =>
        pipe(
          decodeText(stateFile(folder))(bytes),
          E.mapLeft(() => refused(folder, 'the state of a run', `It is no text. ${anew}.`))
        )
      ),
      TE.flatMapEither(text =>
        pipe(
          decodeState<I, O, P, Ms>(trainer)(text),
          E.mapLeft(errors => refused(folder, 'the state of this run', `${showDocumentErrors(errors)} ${anew}.`))
        )
      ),
      TE.flatMapEither(saved => {
        const [first, ...rest] = differing(saved.course.notes, notes)
        return first !== undefined
          ? E.left(others(folder, [first, ...rest]))
          : saved.course.epoch > epochs
            ? E.left(beyond(folder, saved.course.epoch))
            : isWhole(stepsPerEpoch, saved)
              ? E.right(originOf<P, Ms>(stepsPerEpoch, saved))
              : E.left(torn(folder, stepsPerEpoch, saved))
      })
    )
