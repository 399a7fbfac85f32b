/**
 * Training with progress, and what came of it.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import type { ReaderTaskEither } from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Dataset } from '../data/dataset.ts'
import type { Layer } from '../layer/layer.ts'
import { getVectorSpace } from '../linear/space.ts'
import { vectorBy } from '../linear/vector.ts'
import { pythonRandom } from '../random/random.ts'
import { costGradient } from '../training/cost.ts'
import { fit, type EpochMetrics } from '../training/fit.ts'
import { initialState, trainer, type TrainingState } from '../training/step.ts'
import type { Capabilities, StopSignal } from './capabilities.ts'
import type { CommandError } from './command-error.ts'
import { drive, type Course } from './internal/drive.ts'
import { answers } from './losses.ts'
import { threw } from './model.ts'
import { clearProgress, showProgress } from './progress.ts'
import type { Measures, Plan, Run } from './run.ts'
import { unitOf } from './unit.ts'

/** Trains a network on data as planned; ends early if interrupted, or if a number is no longer finite. */
export const learn =
  <I extends number, O extends number, P>(
    plan: Plan,
    network: Layer<I, O, P>,
    data: Dataset<I, O>,
    stopped: IO<O.Option<StopSignal>>
  ): ReaderTaskEither<Capabilities, CommandError, Run> =>
  capabilities => {
    const { options } = plan
    const teacher = trainer<I, O, P>(network, options.loss, options.optimizer.at(options.learningRate))
    const start = initialState<I, O, P>(teacher, options.initializer)(pythonRandom(options.seed))
    const states = fit<I, O, P>(teacher, { epochs: options.epochs, batchSize: options.batchSize })(data)(start)
    const measure = measureOf<I, O, P>(plan, network, data)
    return pipe(
      TE.fromTask<Course<TrainingState<P>>, CommandError>(attended(plan, stopped, capabilities, states, start)),
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
              ...views<I, O, P>(plan, network, data, state.parameters)
            })
          : E.left<CommandError>(broken(plan, options.epochs))
      })
    )
  }

/** The course of training with its progress on the terminal, which is removed at the end. */
const attended =
  <P>(
    { options }: Plan,
    stopped: IO<O.Option<StopSignal>>,
    { columns, writeError, now, pause }: Capabilities,
    states: Iterable<readonly [EpochMetrics, TrainingState<P>]>,
    start: TrainingState<P>
  ) =>
  async (): Promise<Course<TrainingState<P>>> => {
    const write = (text: (width: number) => string): void =>
      pipe(
        columns.stderr,
        O.match(
          () => undefined,
          width => writeError(text(width))()
        )
      )
    const show = ({ epoch, cost }: { readonly epoch: number; readonly cost: number }): void =>
      write(width => showProgress(width)({ epoch, epochs: options.epochs, cost }))
    const course = await drive(states, start, { now, pause, stopped, show })
    write(() => clearProgress)
    return course
  }

const broken = ({ options }: Plan, epoch: number): CommandError => ({
  _tag: 'Diverged',
  epoch,
  learningRate: options.learningRate,
  probabilities: options.loss.takes === 'probabilities'
})

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
          epoch: course.epoch,
          epochs: plan.options.epochs
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

const measureOf = <I extends number, O extends number, P>(
  { options }: Plan,
  network: Layer<I, O, P>,
  data: Dataset<I, O>
): ((parameters: P) => Measures) => {
  const at = costGradient<I, O, P>(network, options.loss)(data)
  const { norm } = getVectorSpace(network.shape)
  return parameters => {
    const { cost, sumOfSquaredErrors, gradient } = at(parameters)
    return { cost, sumOfSquaredErrors, gradientNorm: norm(gradient) }
  }
}

/** What the trained network answers. */
const views = <I extends number, O extends number, P>(
  { network: facts, options }: Plan,
  network: Layer<I, O, P>,
  data: Dataset<I, O>,
  parameters: P
): Pick<Run, 'outputs' | 'answers' | 'activation' | 'unit'> => {
  const forward = network.forward(parameters)
  const answer = answers(options.loss)
  const at = (x1: number, x2: number): number =>
    answer([...forward(vectorBy<I>(network.inputs)(i => (i === 0 ? x1 : x2)))])[0] ?? NaN
  const outputs = data.examples.map(({ input }) => [...forward(input)])
  return {
    outputs,
    answers: outputs.map(answer),
    activation: facts.inputs === 2 && facts.outputs === 1 ? O.some(at) : O.none,
    unit: unitOf(facts, options.loss, network.shape.flatten(parameters))
  }
}
