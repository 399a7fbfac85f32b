/**
 * What every interpreter of training must satisfy: it does what the reference does.
 */
import * as fc from 'fast-check'
import {
  fit,
  initialState,
  pythonRandom,
  train,
  uniform,
  type AnyMemory,
  type Batch,
  type EngineOptions,
  type Initializer,
  type Size,
  type Trainer,
  type TrainingState
} from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { batchOf } from '../arbitraries/tensors.ts'
import { compareValues, sameBits } from '../compare.ts'
import { noticed } from '../internal/noticed.ts'
import { remembered } from '../internal/optimizer-state.ts'
import { law, suite, type Suite } from '../law.ts'
import { claim } from '../verdict.ts'
import type { TrainingUnderTest } from './training.ts'

/** What an engine is tried on. */
export type EngineSuiteOptions = {
  /** Uniform on ±½ by default. */
  readonly initializer?: Initializer
  /** The numbers that inputs are made of: ±2 by default. */
  readonly inputs?: fc.Arbitrary<number>
  /** The numbers that targets are made of: those of [0, 1] by default. */
  readonly targets?: fc.Arbitrary<number>
  /** The most examples of a batch: 7 by default. */
  readonly maxExamples?: number
  /** How the engine under test is asked to work; as it is by default. */
  readonly engine?: EngineOptions
  /** The library's by default. */
  readonly using?: TrainingUnderTest
  /** The rounding of one operation: that of doubles by default. */
  readonly unit?: number
}

/** A data set, where training starts, and how long it goes on. */
type Course<I extends Size, O extends Size> = {
  readonly batch: Batch<I, O>
  readonly seed: number
  readonly epochs: number
  readonly batchSize: number | 'full'
}

/** Each number of the result is made by so many roundings for each parameter and example, at most. */
const roundings = 16

/** What a difference at the start may grow to is allowed so many times: where training itself magnifies rounding, no interpreter can do without. */
const magnified = 100

/**
 * The laws of an engine: parameters, what the optimizer remembers and metrics are the reference's within rounding, whatever the batch size, full or not;
 * the same training twice is the same bits; it steps in for nothing.
 *
 * The tolerance is 16 roundings for each step, parameter and example, relative to max(1, |x|); beyond it a difference is excused that a start one rounding
 * away makes as well, a hundred times smaller.
 *
 * @example
 * ```ts
 * import { dense, gradientDescent, input, pipe, quadraticLoss, sigmoid, trainer } from 'lawgrad'
 * import { engineSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const unit = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
 * const reports = runSuite({ seed: 1, runs: 5 })(engineSuite(unit))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const engineSuite = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  options: EngineSuiteOptions = {}
): Suite => {
  const { initializer = uniform(-0.5, 0.5), inputs = ordinary(2), targets = ordinary(1).map(Math.abs) } = options
  const { engine = {}, using = { train, fit }, unit = Number.EPSILON, maxExamples = 7 } = options
  const { shape } = trainer.network
  const arbitrary: fc.Arbitrary<Course<I, O>> = fc.record({
    batch: batchOf<I, O>(trainer.network, { inputs, targets, maxExamples }),
    seed: fc.nat(),
    epochs: fc.integer({ min: 1, max: 3 }),
    batchSize: fc.constantFrom<number | 'full'>('full', 1, 2, 3, maxExamples)
  })
  const begin = (seed: number) => initialState<I, O, P, Ms>(trainer, initializer)(pythonRandom(seed))
  const numbers = ({ parameters, optimizer, random, step }: TrainingState<P, Ms>): readonly number[] => [
    ...shape.flatten(parameters),
    ...remembered(shape, optimizer).flatMap(({ values }) => values),
    optimizer.count,
    step,
    ...random.words
  ]
  const run = (course: Course<I, O>, how: EngineOptions, start: TrainingState<P, Ms>): readonly number[] => {
    const { batch, epochs, batchSize } = course
    const [history, end] = using.train<I, O, P, Ms>(trainer, { epochs, batchSize, ...how })(batch)(start)
    return [
      ...history.flatMap(({ cost, sumOfSquaredErrors, gradientNorm }) => [cost, sumOfSquaredErrors, gradientNorm]),
      ...numbers(end)
    ]
  }
  const nudged = (start: TrainingState<P, Ms>): TrainingState<P, Ms> => ({
    ...start,
    parameters: shape.unflatten(shape.flatten(start.parameters).map(x => x * (1 + unit)))
  })
  return suite(`the engine on ${trainer.network.name} by ${trainer.optimizer.name}`, [
    law({
      name: 'engine = reference',
      statement: 'parameters, memory and metrics are those of the reference, within rounding',
      source: 'one equation, many readings',
      arbitrary,
      check: course => {
        const start = begin(course.seed)
        const reference = { interpreter: 'reference' } as const
        const right = run(course, reference, start)
        const size = shape.count + course.batch.examples.length
        const steps = course.epochs * course.batch.examples.length
        return compareValues({
          names: [],
          left: { name: 'engine', values: run(course, engine, start) },
          right: { name: 'reference', values: right },
          tolerance: k => roundings * unit * steps * size * Math.max(1, Math.abs(right[k] ?? 0)),
          excuse: k => magnified * Math.abs((right[k] ?? 0) - (run(course, reference, nudged(start))[k] ?? 0))
        })
      }
    }),
    law({
      name: 'the same bits twice',
      statement: 'training twice from one state gives the same bits',
      source: 'the order of every sum is fixed',
      arbitrary,
      check: course =>
        sameBits(
          { name: 'once', values: run(course, engine, begin(course.seed)) },
          { name: 'again', values: run(course, engine, begin(course.seed)) }
        )
    }),
    law({
      name: 'compiled',
      statement: 'the reference need not step in',
      source: 'no layer, loss or optimizer is known by name',
      arbitrary,
      check: course => {
        const { batch, batchSize, seed } = course
        // a trainer of its own, for a trainer is told of once
        const own = { ...trainer }
        const said = noticed(notice =>
          using.train<I, O, P, Ms>(own, { epochs: 1, batchSize, ...engine, notice })(batch)(begin(seed))
        )
        return claim(said === undefined, `expected the engine; got the notice: ${said}`)
      }
    })
  ])
}
