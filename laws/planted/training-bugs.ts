/**
 * Wrong ways to train: the optimizer, the gradient and the network are right.
 */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  dense,
  fit,
  getVectorSpace,
  gradientDescent,
  input,
  momentum,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train,
  trainer,
  type Batch,
  type Optimizer,
  type Trainer,
  type TrainingState
} from '../../src/index.ts'
import { trainingSuite, type TrainingUnderTest } from '../suites/training.ts'
import { group, planted, type PlantedBug } from './bug.ts'
import { mutating, remembering } from './internal/remembering.ts'
import { counted, recursive, stepping } from './internal/training.ts'

/** How training is made. */
export type TrainingSubject = {
  readonly optimizer: Optimizer
  readonly using: TrainingUnderTest
  /** Steps that must not overflow the stack. */
  readonly manySteps?: number
}

const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)

/** The laws of training. */
export const trainingLaws = ({ optimizer, using, manySteps = 300 }: TrainingSubject) => [
  group('training', trainingSuite(trainer(network, quadraticLoss, optimizer), { using, manySteps }))
]

const bug = (name: string, cause: string, plant: () => Partial<TrainingSubject>): PlantedBug<TrainingSubject> =>
  planted(
    'training',
    name,
    cause,
    () => ({ optimizer: momentum(0.5), using: { train, fit }, ...plant() }),
    trainingLaws
  )

type Train = TrainingUnderTest['train']
type Start = <I extends number, O extends number, P>(
  teacher: Trainer<I, O, P>,
  start: TrainingState<P>
) => TrainingState<P>

/** A `train` that starts from another state. */
const startingFrom =
  (change: Start): Train =>
  (teacher, options) =>
  batch =>
  start =>
    train(teacher, options)(batch)(change(teacher, start))

/** A `train` on other examples. */
const onExamples =
  (
    change: <I extends number, O extends number>(batch: Batch<I, O>, batchSize: number | 'full') => Batch<I, O>
  ): Train =>
  (teacher, options) =>
  batch =>
    train(teacher, options)(change(batch, options.batchSize ?? 'full'))

/** Wrong training. */
export const trainingBugs: readonly PlantedBug<TrainingSubject>[] = [
  bug('training: an epoch is lost', 'a loop ends one too early: the last epoch is lost', () => ({
    using: { fit, train: (teacher, options) => train(teacher, { ...options, epochs: options.epochs - 1 }) }
  })),
  bug('training: resume resets the optimizer', 'the state of the optimizer is reset when training goes on', () => ({
    using: {
      fit,
      train: startingFrom((teacher, start) => ({
        ...start,
        optimizer: teacher.optimizer.init(getVectorSpace(teacher.network.shape))(start.parameters)
      }))
    }
  })),
  bug('training: resume reseeds', 'the generator is seeded again when training goes on', () => ({
    using: { fit, train: startingFrom((_, start) => ({ ...start, random: pythonRandom(0) })) }
  })),
  bug('training: resume forgets the count', 'steps are counted from 0 again when training goes on', () => ({
    using: { fit, train: startingFrom((_, start) => ({ ...start, step: 0 })) }
  })),
  bug('training: shuffle drops an example', 'the shuffle drops an example', () => ({
    using: {
      fit,
      train: onExamples((batch, batchSize) =>
        batchSize === 'full' ? batch : { ...batch, examples: withoutLast(batch.examples) }
      )
    }
  })),
  bug('training: order reversed', 'train and fit go through the examples in different orders', () => ({
    using: { fit, train: onExamples(batch => ({ ...batch, examples: RNEA.reverse(batch.examples) })) }
  })),
  bug('training: batches ignored', 'the batch size is ignored: each epoch is one step', () => ({
    using: { fit, train: (teacher, options) => train(teacher, { ...options, batchSize: 'full' }) }
  })),
  bug('training: state outside', 'the optimizer keeps its velocity outside of the state', () => ({
    optimizer: remembering(0.1)
  })),
  bug('training: state mutated', 'the optimizer counts in the state that it was given', () => ({
    optimizer: mutating(0.1)
  })),
  bug('training: start mutated', 'the step is counted in the state that training was given', () => ({
    using: { fit, train: stepping(train) }
  })),
  bug('training: depends on the calls before', 'training goes on longer with every call', () => ({
    using: { fit, train: counted(train) }
  })),
  bug('training: recursion', 'a step calls the next: the stack overflows', () => ({
    optimizer: gradientDescent(0.1),
    using: { fit, train: recursive },
    manySteps: 20_000
  }))
]

const withoutLast = <A>(items: RNEA.ReadonlyNonEmptyArray<A>): RNEA.ReadonlyNonEmptyArray<A> => [
  items[0],
  ...items.slice(1, -1)
]
