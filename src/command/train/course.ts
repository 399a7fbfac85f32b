/**
 * The course of training: from a network, examples and options to parameters and what was measured on the way. It knows nothing of files, tables and
 * pictures.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { ReaderTaskEither } from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Batch } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { AnyMemory, Optimizer } from '../../optimizer/optimizer.ts'
import type { Random } from '../../random/random.ts'
import { fitStretches, type Stretch } from '../../engine/stretches.ts'
import { plainState } from '../../exchange/state-file/plain-state.ts'
import { cleanText } from '../../report/clean-text.ts'
import { formatNumber } from '../../report/format-number.ts'
import { getVectorSpace } from '../../tensor/space.ts'
import { measuredCost, measuredGradient } from '../../engine/measure.ts'
import { divergence, type Divergence } from '../../training/divergence.ts'
import type { EpochMetrics } from '../../training/fit.ts'
import { initialState, type Trainer } from '../../training/step.ts'
import type { Placed, Stepped } from '../../training/steps.ts'
import type { Best, Progress } from '../../training/stopping.ts'
import { stepsUntilNoBetter } from '../../training/watched-steps.ts'
import type { Capabilities, Kept, KeptHistory, StopSignal } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed, onTerminal } from '../effects.ts'
import { showOutputError } from '../file-sentences.ts'
import { linked } from '../links.ts'
import { threw } from '../model.ts'
import { clearProgress, showProgress } from '../progress.ts'
import { outputOption, sayPlace, stateName } from './checkpoints.ts'
import type { BestEpoch, Measures } from './facts.ts'
import { drive, type Course, type Steps } from './internal/drive.ts'
import { newEpochs } from './internal/epochs.ts'
import { interrupted } from './interrupted.ts'
import { mapped } from './internal/mapped.ts'
import { atStart, resumed, type Origin } from './resumed.ts'
import { rateOf, stepsPerEpoch, type TrainOptions } from './options.ts'
import { showTrainError } from './train-error.ts'

/** A network, the examples that it learns from, and those that are watched. */
export interface Lesson<in out I extends Size, in out O extends Size, in out P> {
  readonly network: Layer<I, O, P>
  readonly train: Batch<I, O>
  readonly validation: O.Option<Batch<I, O>>
  /** The generator that the parameters are drawn from. */
  readonly random: Random
  /** What is said of the sizes of the columns, if training breaks. */
  readonly scaling: O.Option<string>
  /** What a saved state is known by. */
  readonly saved: { readonly version: string; readonly notes: Readonly<Record<string, string>> }
}

/** What came of training. */
export interface Learned<out P> {
  readonly initial: P
  /** Those of the best epoch, where one is kept, else those of the last. */
  readonly parameters: P
  /** Index 0 is before the first step, index k after epoch k; with mini-batches, in the course of epoch k. */
  readonly history: readonly Measures[]
  readonly final: Measures
  /** The epoch of the least validation cost. */
  readonly best: O.Option<BestEpoch>
  /** What went wrong although all numbers stayed finite. */
  readonly divergence: O.Option<Divergence>
}

/** A state of training with what is known of the validation part. */
export interface Watched<out P, in out Ms extends readonly AnyMemory[]> extends Placed<P, Ms> {
  readonly progress: O.Option<Progress<P>>
}

/** Trains; ends early if interrupted, if a number is no longer finite, or if the validation part gets no better. */
export const course = <I extends Size, O extends Size, P>(
  options: TrainOptions,
  lesson: Lesson<I, O, P>,
  stopped: IO<O.Option<StopSignal>>
): ReaderTaskEither<Capabilities, CommandError, Learned<P>> =>
  linked(options.links)(options.optimizer.at(rateOf(options, lesson.train.examples.length)))(optimizer =>
    courseWith(options, lesson, optimizer, stopped)
  )

const courseWith =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    options: TrainOptions,
    lesson: Lesson<I, O, P>,
    optimizer: Optimizer<Ms>,
    stopped: IO<O.Option<StopSignal>>
  ): ReaderTaskEither<Capabilities, CommandError, Learned<P>> =>
  capabilities => {
    const { network } = lesson
    // That the loss takes what the network promises of its outputs was checked when the options met the model.
    const teacher: Trainer<I, O, P, Ms> = { network, loss: options.loss.loss, optimizer }
    const start = initialState<I, O, P, Ms>(teacher, options.initializer)(lesson.random)
    return pipe(
      options.resume
        ? resumed<I, O, P, Ms>(teacher, {
            folder: options.output,
            epochs: options.epochs,
            stepsPerEpoch: stepsPerEpoch(options, lesson.train.examples.length),
            notes: lesson.saved.notes
          })(capabilities)
        : TE.right<CommandError, Origin<P, Ms>>(atStart(start)),
      TE.flatMapTask(origin => attended<I, O, P, Ms>(options, lesson, teacher, stopped, capabilities, origin)),
      TE.flatMap(concluded<I, O, P, Ms>(options, lesson, capabilities)),
      TE.flatMapEither(learned<I, O, P, Ms>(options, lesson, start.parameters))
    )
  }

/** The stretches from an origin on, watched where there is a validation part; up to the end of patience, where there is one. */
export const stretchesFrom =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    { epochs, batchSize, patience, loss, interpreter, workers, checkpointEvery }: TrainOptions,
    { network, train, validation }: Pick<Lesson<I, O, P>, 'network' | 'train' | 'validation'>,
    teacher: Trainer<I, O, P, Ms>,
    notice: (sentence: string) => void
  ) =>
  ({ from, progress }: Origin<P, Ms>) =>
  (isDue: IO<boolean>): Iterable<Steps<Watched<P, Ms>>> => {
    const saved =
      O.isSome(checkpointEvery) && checkpointEvery.value._tag === 'Epochs' ? checkpointEvery.value.epochs : Infinity
    const stretches = fitStretches<I, O, P, Ms>(
      teacher,
      { epochs, batchSize, interpreter, workers, notice },
      { isDue, everyEpochs: O.isSome(validation) ? 1 : saved }
    )(train)(from)
    return O.isNone(validation)
      ? mapped(stretches, ({ figures, reached }) => ({
          epochs: figures,
          reached: () => ({ ...reached(), progress: O.none })
        }))
      : mapped(
          pipe(
            mapped(stretches, stepped),
            stepsUntilNoBetter({ patience: O.getOrElse(() => Math.max(1, epochs))(patience) })(
              measuredCost<I, O, P>(network, loss.loss, { interpreter })(validation.value),
              progress
            )
          ),
          ({ metrics, validation: cost, ...state }) => ({ epochs: figuresOf(metrics, cost), reached: () => state })
        )
  }

/** A stretch of one epoch at most, as a step. */
const stepped = <P, Ms extends readonly AnyMemory[]>({ figures, reached }: Stretch<P, Ms>): Stepped<P, Ms> => {
  const { state, place } = reached()
  const [[cost, sumOfSquaredErrors = NaN, gradientNorm = NaN] = []] = figures
  const { epoch } = place
  return {
    state,
    place,
    metrics: cost === undefined ? O.none : O.some({ step: state.step, cost, sumOfSquaredErrors, gradientNorm, epoch })
  }
}

/** The numbers of an epoch that ended, in the order of their names. */
const figuresOf = (metrics: O.Option<EpochMetrics>, validation: O.Option<number>): readonly Float64Array[] =>
  O.isSome(metrics) && O.isSome(validation)
    ? [
        Float64Array.of(
          metrics.value.cost,
          metrics.value.sumOfSquaredErrors,
          metrics.value.gradientNorm,
          validation.value
        )
      ]
    : []

/** What is kept of a state, for whoever may have to write it. */
const kept =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    { output, epochs }: TrainOptions,
    { saved }: Lesson<I, O, P>,
    teacher: Trainer<I, O, P, Ms>
  ) =>
  ({ state, place, progress }: Watched<P, Ms>, history: KeptHistory, isFirst: boolean): Kept => {
    const { epoch, position, epochStart, weightedCost, sumOfSquaredErrors } = place
    return {
      folder: output,
      name: stateName,
      after: sayPlace(place, epochs),
      isFirst,
      history,
      unfinished: position === 0 ? [] : [{ cost: weightedCost, sumOfSquaredErrors }],
      state: plainState<I, O, P, Ms>(teacher)({
        lawgrad: saved.version,
        state,
        course: { epoch, position, epochStart, history: [], best: progress, notes: saved.notes }
      })
    }
  }

/** The course of training with its progress on the terminal, which is removed at the end. */
const attended =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    options: TrainOptions,
    lesson: Lesson<I, O, P>,
    teacher: Trainer<I, O, P, Ms>,
    stopped: IO<O.Option<StopSignal>>,
    capabilities: Capabilities,
    origin: Origin<P, Ms>
  ) =>
  async (): Promise<Course<Watched<P, Ms>>> => {
    const { epochs } = options
    const { now, pause, keep, saveKept } = capabilities
    const write = onTerminal(capabilities)
    const show = ({ epoch, cost: now }: { readonly epoch: number; readonly cost: number }): void => {
      const share = epoch / epochs
      const said = `${Math.floor(share * 100)} %  J = ${formatNumber(3)(now)}`
      return write(width => showProgress(width)({ count: `epoch ${epoch} of ${epochs}`, share, said }))
    }
    const notice = (sentence: string): void => capabilities.writeError(`lawgrad train: ${cleanText(sentence)}\n`)()
    const keepOne = kept<I, O, P, Ms>(options, lesson, teacher)
    return drive<Watched<P, Ms>>(
      stretchesFrom<I, O, P, Ms>(options, lesson, teacher, notice)(origin),
      newEpochs(origin.history, O.isSome(lesson.validation), stepsPerEpoch(options, lesson.train.examples.length)),
      { ...origin.from, progress: origin.progress },
      {
        now,
        pause,
        stopped,
        show,
        keep: (state, history, isFirst) => keep(keepOne(state, history, isFirst))(),
        save: () =>
          pipe(
            saveKept,
            TE.match(
              error =>
                capabilities.writeError(
                  `lawgrad train: warning: the checkpoint was not written. ${cleanText(showOutputError(outputOption)(error))}\n`
                )(),
              () => undefined
            )
          )(),
        every: options.checkpointEvery
      }
    ).finally(() => write(() => clearProgress))
  }

const concluded =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    options: TrainOptions,
    lesson: Lesson<I, O, P>,
    capabilities: Pick<Capabilities, 'saveKept' | 'words'>
  ) =>
  (
    reached: Course<Watched<P, Ms>>
  ): TE.TaskEither<CommandError, Extract<Course<Watched<P, Ms>>, { readonly _tag: 'Finished' }>> => {
    switch (reached._tag) {
      case 'Finished':
        return TE.right(reached)
      case 'Stopped':
        return interrupted(reached.signal, sayPlace(reached.state.place, options.epochs))(capabilities)
      case 'Broken':
        return TE.left(broken(options, lesson, reached.history, reached.state.state.parameters))
      case 'Threw':
        return TE.left({ _tag: 'ModelWrong', error: threw(options.model, reached.cause) })
    }
  }

/** The error of training that broke, with what `divergence` finds. */
const broken = <I extends Size, O extends Size, P>(
  options: TrainOptions,
  { network, train, scaling }: Lesson<I, O, P>,
  history: readonly EpochMetrics[],
  parameters: P
): CommandError =>
  failed(
    showTrainError({
      _tag: 'Diverged',
      epoch: history.at(-1)?.epoch ?? 0,
      learningRate: options.learningRate,
      probabilities: options.loss.loss.takes.some(({ range }) => range !== 'logits'),
      scaling,
      found: divergence(network)(train)(history, parameters)
    })
  )

/** Those of the best epoch, where patience was asked for, else those of the last. */
export const parametersOf = <P, Ms extends readonly AnyMemory[]>(
  { patience }: Pick<TrainOptions, 'patience'>,
  { state, progress }: Pick<Watched<P, Ms>, 'state' | 'progress'>
): P => (O.isSome(patience) && O.isSome(progress) ? progress.value.best.parameters : state.parameters)

/** What was learned, measured once more at the end. */
const learned =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    options: TrainOptions,
    lesson: Lesson<I, O, P>,
    initial: P
  ) =>
  ({
    history: made,
    state: { state, progress }
  }: Extract<Course<Watched<P, Ms>>, { readonly _tag: 'Finished' }>): E.Either<CommandError, Learned<P>> => {
    const measure = measureOf<I, O, P>(options, lesson)
    const best = O.map(({ best: found }: Progress<P>) => found)(progress)
    const parameters = parametersOf<P, Ms>(options, { state, progress })
    const last = measure(state.parameters)
    const final = parameters === state.parameters ? last : measure(parameters)
    const perEpoch = stepsPerEpoch(options, lesson.train.examples.length)
    // of a full batch an epoch is measured before its step, of mini-batches on the way
    const all: readonly Measures[] = options.batchSize === 'full' ? [...made, last] : [measure(initial), ...made]
    const watched = [...validated(options, lesson, initial), ...made.map(epoch => epoch.validation ?? NaN)]
    return [last, final].every(isFinite) && lesson.network.shape.flatten(state.parameters).every(Number.isFinite)
      ? E.right({
          initial,
          parameters,
          history: O.isSome(best) ? all.map((one, k) => ({ ...one, validation: watched[k] ?? NaN })) : all,
          final,
          best: O.map((found: Best<P>) => ({ epoch: Math.round(found.step / perEpoch), cost: found.cost }))(best),
          divergence: divergence(lesson.network)(lesson.train)(made, state.parameters)
        })
      : E.left(
          broken(
            options,
            lesson,
            [...made, { ...last, step: state.step, epoch: made.at(-1)?.epoch ?? 0 }],
            state.parameters
          )
        )
  }

/** J over the validation part at some parameters. */
const validated = <I extends Size, O extends Size, P>(
  { loss, interpreter }: TrainOptions,
  { network, validation }: Lesson<I, O, P>,
  parameters: P
): readonly number[] =>
  O.isSome(validation) ? [measuredCost<I, O, P>(network, loss.loss, { interpreter })(validation.value)(parameters)] : []

const isFinite = ({ cost: value, gradientNorm }: Measures): boolean =>
  Number.isFinite(value) && Number.isFinite(gradientNorm)

const measureOf = <I extends Size, O extends Size, P>(
  { loss, interpreter, workers }: TrainOptions,
  { network, train }: Lesson<I, O, P>
): ((parameters: P) => Measures) => {
  const at = measuredGradient<I, O, P>(network, loss.loss, { interpreter, workers })(train)
  const { norm } = getVectorSpace(network.shape)
  return parameters => {
    const { cost: value, sumOfSquaredErrors, gradient } = at(parameters)
    return { cost: value, sumOfSquaredErrors, gradientNorm: norm(gradient) }
  }
}
