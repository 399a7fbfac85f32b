/**
 * Training with progress, and what came of it.
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
import { pythonRandom } from '../../random/random.ts'
import { formatNumber } from '../../report/format-number.ts'
import { getVectorSpace } from '../../tensor/space.ts'
import { costGradient } from '../../training/cost.ts'
import { fit, type EpochMetrics } from '../../training/fit.ts'
import { initialState, type Trainer, type TrainingState } from '../../training/step.ts'
import type { Capabilities, StopSignal } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { failed, onTerminal } from '../effects.ts'
import { shapeOfSize } from '../internal/sized.ts'
import { answers } from '../losses.ts'
import { threw } from '../model.ts'
import { clearProgress, showProgress } from '../progress.ts'
import { countOf } from '../sizes.ts'
import type { Measures, Plan, Run } from './facts.ts'
import { drive, type Course } from './internal/drive.ts'
import { showTrainError } from './train-error.ts'
import { unitOf } from './unit.ts'

/** A network and the examples that it learns from. */
export interface Lesson<in out I extends Size, in out O extends Size, in out P> {
  readonly network: Layer<I, O, P>
  readonly batch: Batch<I, O>
}

/** Trains a network on data as planned; ends early if interrupted, or if a number is no longer finite. */
export const learn = <I extends Size, O extends Size, P>(
  plan: Plan,
  lesson: Lesson<I, O, P>,
  stopped: IO<O.Option<StopSignal>>
): ReaderTaskEither<Capabilities, CommandError, Run> =>
  plan.options.optimizer.at(plan.options.learningRate)(optimizer => learnWith(plan, lesson, optimizer, stopped))

const learnWith =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    plan: Plan,
    lesson: Lesson<I, O, P>,
    optimizer: Optimizer<Ms>,
    stopped: IO<O.Option<StopSignal>>
  ): ReaderTaskEither<Capabilities, CommandError, Run> =>
  capabilities => {
    const { options } = plan
    const { network, batch } = lesson
    // That the loss takes what the network promises of its outputs was checked when the options met the model.
    const teacher: Trainer<I, O, P, Ms> = { network, loss: options.loss.loss, optimizer }
    const start = initialState<I, O, P, Ms>(teacher, options.initializer)(pythonRandom(options.seed))
    const states = fit<I, O, P, Ms>(teacher, { epochs: options.epochs, batchSize: options.batchSize })(batch)(start)
    const measure = measureOf<I, O, P>(plan, lesson)
    return pipe(
      TE.fromTask<Course<TrainingState<P, Ms>>, CommandError>(attended(plan, stopped, capabilities, states, start)),
      TE.flatMapEither(concluded(plan)),
      TE.flatMapEither(({ history, state }) => {
        const [first, last] = [measure(start.parameters), measure(state.parameters)]
        return isFinite(last) && network.shape.flatten(state.parameters).every(Number.isFinite)
          ? E.right({
              ...plan,
              initial: network.shape.flatten(start.parameters),
              parameters: network.shape.flatten(state.parameters),
              history:
                options.batchSize === 'full' ? [...history.map(measures), last] : [first, ...history.map(measures)],
              final: last,
              ...views<I, O, P>(plan, lesson, state.parameters)
            })
          : E.left<CommandError>(broken(plan, options.epochs))
      })
    )
  }

/** The course of training with its progress on the terminal, which is removed at the end. */
const attended =
  <S>(
    { options }: Plan,
    stopped: IO<O.Option<StopSignal>>,
    capabilities: Capabilities,
    states: Iterable<readonly [EpochMetrics, S]>,
    start: S
  ) =>
  async (): Promise<Course<S>> => {
    const { now, pause } = capabilities
    const write = onTerminal(capabilities)
    const show = ({ epoch, cost }: { readonly epoch: number; readonly cost: number }): void => {
      const share = epoch / options.epochs
      const said = `${Math.floor(share * 100)} %  J = ${formatNumber(3)(cost)}`
      return write(width => showProgress(width)({ count: `epoch ${epoch} of ${options.epochs}`, share, said }))
    }
    return drive(states, start, { now, pause, stopped, show }).finally(() => write(() => clearProgress))
  }

const broken = ({ options }: Plan, epoch: number): CommandError =>
  failed(
    showTrainError({
      _tag: 'Diverged',
      epoch,
      learningRate: options.learningRate,
      probabilities: options.loss.loss.takes.some(({ range }) => range !== 'logits')
    })
  )

const concluded =
  (plan: Plan) =>
  <S>(course: Course<S>): E.Either<CommandError, Extract<Course<S>, { readonly _tag: 'Finished' }>> => {
    switch (course._tag) {
      case 'Finished':
        return E.right(course)
      case 'Stopped':
        return E.left({
          _tag: 'Interrupted',
          signal: course.signal,
          after: `epoch ${course.epoch} of ${plan.options.epochs}`
        })
      case 'Broken':
        return E.left(broken(plan, course.epoch))
      case 'Threw':
        return E.left({ _tag: 'ModelWrong', error: threw(plan.options.model, course.cause) })
    }
  }

const measures = ({ cost, sumOfSquaredErrors, gradientNorm }: Measures): Measures => ({
  cost,
  sumOfSquaredErrors,
  gradientNorm
})

const isFinite = ({ cost, gradientNorm }: Measures): boolean => Number.isFinite(cost) && Number.isFinite(gradientNorm)

const measureOf = <I extends Size, O extends Size, P>(
  { options }: Plan,
  { network, batch }: Lesson<I, O, P>
): ((parameters: P) => Measures) => {
  const at = costGradient<I, O, P>(network, options.loss.loss)(batch)
  const { norm } = getVectorSpace(network.shape)
  return parameters => {
    const { cost, sumOfSquaredErrors, gradient } = at(parameters)
    return { cost, sumOfSquaredErrors, gradientNorm: norm(gradient) }
  }
}

/** What the trained network answers. */
const views = <I extends Size, O extends Size, P>(
  { network: facts, options }: Plan,
  { network, batch }: Lesson<I, O, P>,
  parameters: P
): Pick<Run, 'outputs' | 'answers' | 'activation' | 'unit'> => {
  const forward = network.forward(parameters)
  const [inputs, outputs] = [shapeOfSize(network.inputs), shapeOfSize(network.outputs)]
  const answer = answers(options.loss, countOf(facts.outputs))
  const at = (x1: number, x2: number): number => answer(outputs.flatten(forward(inputs.unflatten([x1, x2]))))[0] ?? NaN
  const all = batch.examples.map(({ input }) => outputs.flatten(forward(input)))
  return {
    outputs: all,
    answers: all.map(answer),
    activation: facts.inputs === 2 && facts.outputs === 1 ? O.some(at) : O.none,
    unit: unitOf(network, options.loss, parameters)
  }
}
