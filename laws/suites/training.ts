/**
 * What training must satisfy: a step is a pure transition, and training is nothing but steps.
 */
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  batch,
  fit,
  initialState,
  pythonRandom,
  randomFromState,
  randomState,
  train,
  uniform,
  type AnyMemory,
  type Batch,
  type History,
  type Initializer,
  type Random,
  type Size,
  type Trainer,
  type TrainingState
} from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { batchOf } from '../arbitraries/tensors.ts'
import { sameBits } from '../compare.ts'
import { flat } from '../internal/flat.ts'
import { remembered, throughData as optimizerThroughData } from '../internal/optimizer-state.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { all, claim, fail, type Verdict } from '../verdict.ts'

/** The interpreters of training under test. */
export type TrainingUnderTest = { readonly train: typeof train; readonly fit: typeof fit }

/** What training is tried on. */
export type TrainingOptions = {
  /** Uniform on ±1 by default. */
  readonly initializer?: Initializer
  /** The numbers that inputs are made of: ±2 by default. */
  readonly inputs?: fc.Arbitrary<number>
  /** The numbers that targets are made of: those of [0, 1] by default. */
  readonly targets?: fc.Arbitrary<number>
  /** The library's by default. */
  readonly using?: TrainingUnderTest
  /** Steps that must not overflow the stack: 20,000 by default. */
  readonly manySteps?: number
}

/** A data set, where training starts, and how long it goes on. */
type Course<I extends Size, O extends Size> = {
  readonly batch: Batch<I, O>
  readonly seed: number
  readonly n: number
  readonly m: number
  readonly batchSize: number | 'full'
}

/**
 * The laws of training: n + m epochs are n and then m; the same seed gives the same history; nothing given is changed; resumed from plain
 * data is uninterrupted; `fit` and `train` are one walk; steps are counted; many steps do not overflow the stack. All bit for bit.
 *
 * @example
 * ```ts
 * import { dense, gradientDescent, input, quadraticLoss, sigmoid, trainer } from 'lawgrad'
 * import { runSuite, trainingSuite } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const unit = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
 * const reports = runSuite({ seed: 1, runs: 5 })(trainingSuite(unit, { manySteps: 1000 }))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const trainingSuite = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  options: TrainingOptions = {}
): Suite => {
  const { initializer = uniform(-1, 1), inputs = ordinary(2), targets = ordinary(1).map(Math.abs) } = options
  const { using = { train, fit }, manySteps = 20_000 } = options
  const arbitrary: fc.Arbitrary<Course<I, O>> = fc.record({
    batch: batchOf<I, O>(trainer.network, { inputs, targets, maxExamples: 5 }),
    seed: fc.nat(),
    n: fc.nat(3),
    m: fc.integer({ min: 1, max: 3 }),
    batchSize: fc.constantFrom<number | 'full'>('full', 1, 2, 3)
  })
  const begin = (seed: number) => initialState<I, O, P, Ms>(trainer, initializer)(pythonRandom(seed))
  const run = ({ batch, batchSize }: Course<I, O>, epochs: number, start: TrainingState<P, Ms>) =>
    using.train<I, O, P, Ms>(trainer, { epochs, batchSize })(batch)(start)
  const make = (name: string, statement: string, source: string, check: (course: Course<I, O>) => Verdict) =>
    law({ name, statement, source, arbitrary, check })
  const numbers = stateNumbers<I, O, P, Ms>(trainer)
  const walked = (history: History, state: TrainingState<P, Ms>) => [...historyNumbers(history), ...numbers(state)]
  return suite(`training of ${trainer.network.name} by ${trainer.optimizer.name}`, [
    make('n + m = n then m', 'n epochs and then m are n + m epochs, bit for bit', 'training is a fold', course => {
      const [all_, end] = run(course, course.n + course.m, begin(course.seed))
      const [first, middle] = run(course, course.n, begin(course.seed))
      const [second, after] = run(course, course.m, middle)
      return sameBits(
        { name: 'n then m', values: walked([...first, ...second], after) },
        { name: 'n + m', values: walked(all_, end) }
      )
    }),
    make(
      'same seed, same history',
      'training twice from one seed gives one history',
      'training is a function',
      course => {
        const [one, two] = [1, 2].map(() => walked(...run(course, course.n + course.m, begin(course.seed))))
        return sameBits({ name: 'once', values: one ?? [] }, { name: 'again', values: two ?? [] })
      }
    ),
    make(
      'purity',
      'neither the state that training starts from nor the batch is changed',
      'training is a function',
      course => {
        const start = begin(course.seed)
        const given = () => [
          ...numbers(start),
          ...course.batch.examples.flatMap(({ input, target }) => [...flat(input), ...flat(target)])
        ]
        const before = given()
        const [history] = run(course, course.m, start)
        return all([
          claim(history.length === course.m, `expected a history of ${course.m} epochs; got ${history.length}`),
          sameBits({ name: 'given', values: before }, { name: 'given, afterwards', values: given() })
        ])
      }
    ),
    make(
      'resumed = uninterrupted',
      'the state as plain data, read back, goes on as if nothing had happened, bit for bit',
      'a state is all that training remembers',
      course => {
        const [, middle] = run(course, course.n, begin(course.seed))
        const back = throughData<I, O, P, Ms>(trainer, middle)
        const [history, end] = run(course, course.m, middle)
        return E.isLeft(back)
          ? fail(back.left)
          : sameBits(
              { name: 'resumed', values: walked(...run(course, course.m, back.right)) },
              { name: 'uninterrupted', values: walked(history, end) }
            )
      }
    ),
    make(
      'fit = train',
      'the states of fit, asked for twice, end where train ends',
      'one walk, two interpreters',
      course => {
        const start = begin(course.seed)
        const states = using.fit<I, O, P, Ms>(trainer, { epochs: course.m, batchSize: course.batchSize })(course.batch)(
          start
        )
        const [history, end] = run(course, course.m, start)
        const visited = [1, 2].map(() => {
          const all_ = [...states]
          return walked(
            all_.map(([metrics]) => metrics),
            all_.at(-1)?.[1] ?? start
          )
        })
        const trained = { name: 'train', values: walked(history, end) }
        return all(visited.map(values => sameBits({ name: 'fit', values }, trained)))
      }
    ),
    make('steps are counted', 'a step for each batch of an epoch, numbered from 1', 'equation (12)', course => {
      const { batch, batchSize, m } = course
      const steps = batchSize === 'full' ? 1 : Math.ceil(batch.examples.length / batchSize)
      const [history, end] = run(course, m, begin(course.seed))
      return all([
        claim(end.step === m * steps, `expected ${m * steps} steps in ${m} epochs; got ${end.step}`),
        claim(
          end.optimizer.count === m * steps,
          `expected ${m * steps} updates by the optimizer; got ${end.optimizer.count}`
        ),
        claim(
          history.every(({ epoch, step }, k) => epoch === k + 1 && step === (k + 1) * steps),
          'epochs or steps are not numbered in order'
        )
      ])
    }),
    manyLaw(
      arbitrary,
      manySteps,
      ({ batch: whole, ...course }) =>
        run({ ...course, batch: batch([whole.examples[0]]), batchSize: 'full' }, manySteps, begin(course.seed))[1].step
    )
  ])
}

const manyLaw = <I extends Size, O extends Size>(
  arbitrary: fc.Arbitrary<Course<I, O>>,
  manySteps: number,
  steps: (course: Course<I, O>) => number
): Law<Course<I, O>> =>
  law({
    name: 'no stack overflow',
    statement: `${manySteps} steps return`,
    source: 'a loop in constant stack',
    arbitrary,
    weight: manySteps,
    check: course => {
      const got = steps(course)
      return claim(got === manySteps, `expected ${manySteps} steps; got ${got}`)
    }
  })

const stateNumbers =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>({ network: { shape } }: Trainer<I, O, P, Ms>) =>
  ({ parameters, optimizer, random, step }: TrainingState<P, Ms>): readonly number[] => [
    ...shape.flatten(parameters),
    optimizer.count,
    ...remembered(shape, optimizer).flatMap(({ values }) => values),
    ...random.words,
    step
  ]

const historyNumbers = (history: History): readonly number[] =>
  history.flatMap(({ step, cost, sumOfSquaredErrors, gradientNorm }) => [step, cost, sumOfSquaredErrors, gradientNorm])

/** The state as arrays of numbers, read back. */
const throughData = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  { network: { shape } }: Trainer<I, O, P, Ms>,
  { parameters, optimizer, random, step }: TrainingState<P, Ms>
): E.Either<string, TrainingState<P, Ms>> => {
  const again: E.Either<unknown, Random> = randomFromState(randomState(random))
  return E.isLeft(again)
    ? E.left('the state of the generator was refused')
    : E.right({
        parameters: shape.unflatten([...shape.flatten(parameters)]),
        optimizer: optimizerThroughData(shape, optimizer),
        random: again.right,
        step
      })
}
