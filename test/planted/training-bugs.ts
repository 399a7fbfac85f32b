/**
 * Wrong ways to train: the optimizer, the gradient and the network are right.
 */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  dense,
  fit as fitBy,
  gradientDescent,
  input,
  momentum,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train as trainBy,
  trainer,
  type AnyMemory,
  type Batch,
  type Optimizer,
  type Size,
  type Trainer,
  type TrainingState
} from 'lawgrad'
import { trainingSuite, type TrainingUnderTest } from 'lawgrad/laws'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'
import { mutating, remembering } from './internal/remembering.ts'
import { counted, recursive, stepping } from './internal/training.ts'

/** The bugs are in what the reference reads. */
const train: TrainingUnderTest['train'] = (trainer, options) =>
  trainBy(trainer, { ...options, interpreter: 'reference' })
const fit: TrainingUnderTest['fit'] = (trainer, options) => fitBy(trainer, { ...options, interpreter: 'reference' })

/** How training is made, and the laws about it. */
export type TrainingSubject = readonly LawGroup[]

type Claims<Ms extends readonly AnyMemory[]> = {
  readonly optimizer: Optimizer<Ms>
  readonly using: TrainingUnderTest
  /** Steps that must not overflow the stack. */
  readonly manySteps?: number
}

const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)

/** The laws of training. */
export const trainingLaws = <Ms extends readonly AnyMemory[]>({
  optimizer,
  using,
  manySteps = 300
}: Claims<Ms>): TrainingSubject => [
  group('training', trainingSuite(trainer(network, quadraticLoss, optimizer), { using, manySteps }))
]

type Train = TrainingUnderTest['train']

/** Wrong training, by momentum. */
const bug = (name: string, cause: string, plant: () => Train): PlantedBug<TrainingSubject> =>
  planted(
    'training',
    name,
    cause,
    () => trainingLaws({ optimizer: momentum(0.5), using: { fit, train: plant() } }),
    laws => laws
  )

/** Training that is wrong by its optimizer. */
const by = <Ms extends readonly AnyMemory[]>(
  name: string,
  cause: string,
  plant: () => Optimizer<Ms>
): PlantedBug<TrainingSubject> =>
  planted(
    'training',
    name,
    cause,
    () => trainingLaws({ optimizer: plant(), using: { train, fit } }),
    laws => laws
  )

type Start = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  teacher: Trainer<I, O, P, Ms>,
  start: TrainingState<P, Ms>
) => TrainingState<P, Ms>

/** A `train` that starts from another state. */
const startingFrom =
  (change: Start): Train =>
  (teacher, options) =>
  batch =>
  start =>
    train(teacher, options)(batch)(change(teacher, start))

/** A `train` on other examples. */
const onExamples =
  (change: <I extends Size, O extends Size>(batch: Batch<I, O>, batchSize: number | 'full') => Batch<I, O>): Train =>
  (teacher, options) =>
  batch =>
    train(teacher, options)(change(batch, options.batchSize ?? 'full'))

/** Wrong training. */
export const trainingBugs: readonly PlantedBug<TrainingSubject>[] = [
  bug(
    'training: an epoch is lost',
    'a loop ends one too early: the last epoch is lost',
    () => (teacher, options) => train(teacher, { ...options, epochs: Math.max(0, options.epochs - 1) })
  ),
  bug('training: resume resets the optimizer', 'the state of the optimizer is reset when training goes on', () =>
    startingFrom((teacher, start) => ({ ...start, optimizer: teacher.optimizer.init(teacher.network.shape) }))
  ),
  bug('training: resume reseeds', 'the generator is seeded again when training goes on', () =>
    startingFrom((_, start) => ({ ...start, random: pythonRandom(0) }))
  ),
  bug('training: resume forgets the count', 'steps are counted from 0 again when training goes on', () =>
    startingFrom((_, start) => ({ ...start, step: 0 }))
  ),
  bug('training: shuffle drops an example', 'the shuffle drops an example', () =>
    onExamples((batch, batchSize) =>
      batchSize === 'full' ? batch : { ...batch, examples: withoutLast(batch.examples) }
    )
  ),
  bug('training: order reversed', 'train and fit go through the examples in different orders', () =>
    onExamples(batch => ({ ...batch, examples: RNEA.reverse(batch.examples) }))
  ),
  bug(
    'training: batches ignored',
    'the batch size is ignored: each epoch is one step',
    () => (teacher, options) => train(teacher, { ...options, batchSize: 'full' })
  ),
  by('training: state outside', 'the optimizer keeps its velocity outside of the state', () => remembering(0.1)),
  by('training: state mutated', 'the optimizer counts in the state that it was given', () => mutating(0.1)),
  bug('training: start mutated', 'the step is counted in the state that training was given', () => stepping(train)),
  bug('training: depends on the calls before', 'training goes on longer with every call', () => counted(train)),
  planted<TrainingSubject>(
    'training',
    'training: recursion',
    'a step calls the next: the stack overflows',
    () => trainingLaws({ optimizer: gradientDescent(0.1), using: { fit, train: recursive }, manySteps: 20_000 }),
    laws => laws
  )
]

const withoutLast = <A>(items: RNEA.ReadonlyNonEmptyArray<A>): RNEA.ReadonlyNonEmptyArray<A> => [
  items[0],
  ...items.slice(1, -1)
]
