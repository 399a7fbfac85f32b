/**
 * Training step by step: a course that can be left after any step, and gone on with from there, bit for bit.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { State } from 'fp-ts/lib/State.js'
import type { Batch, Example } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import type { Random } from '../random/random.ts'
import { shuffle } from '../random/shuffle.ts'
import type { EpochMetrics, FitOptions } from './fit.ts'
import { chunks } from './internal/chunks.ts'
import { lastKept, walk } from './internal/walk.ts'
import { batchSizeOf, epochsOf } from './options.ts'
import { step, type Metrics, type Trainer, type TrainingState } from './step.ts'

/** A step of a trainer on a batch. */
type StepAt<I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]> = (
  batch: Batch<NoInfer<I>, NoInfer<O>>
) => State<TrainingState<P, Ms>, Metrics>

/** Who makes a step of a trainer: `step`, or what does the same. */
export type StepOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>
) => StepAt<I, O, P, Ms>

/** Where training is. */
export interface StepPlace {
  /** Epochs finished. */
  readonly epoch: number
  /** Steps made in the epoch after them. */
  readonly position: number
  /** The generator at the start of that epoch, from which its order is drawn. */
  readonly epochStart: Random
  /** Σ cost · examples over the steps of that epoch. */
  readonly weightedCost: number
  /** Σ (h − y)² over the steps of that epoch. */
  readonly sumOfSquaredErrors: number
}

/** A state of training, and where it is. */
export interface Placed<out P, in out Ms extends readonly AnyMemory[]> {
  readonly state: TrainingState<P, Ms>
  readonly place: StepPlace
}

/** A state after a step; with the metrics of the epoch if the step was its last. */
export interface Stepped<out P, in out Ms extends readonly AnyMemory[]> extends Placed<P, Ms> {
  readonly metrics: O.Option<EpochMetrics>
}

const atEpoch = (epoch: number, epochStart: Random): StepPlace =>
  Object.freeze({ epoch, position: 0, epochStart, weightedCost: 0, sumOfSquaredErrors: 0 })

/** A state at the start of a course. Never fails. */
export const placed = <P, Ms extends readonly AnyMemory[]>(state: TrainingState<P, Ms>): Placed<P, Ms> =>
  Object.freeze({ state, place: atEpoch(0, state.random) })

/**
 * The states of training after each step, produced as they are asked for, up to the end of `epochs` epochs, counted from the start of the course.
 *
 * Shapes: `Batch<I, O>` → `Placed<P, Ms>` → iterable of `Stepped<P, Ms>`. Cost: one step for each element taken, and one shuffle for each
 * epoch; constant memory. Epochs or a batch size out of range are a defect. Laws: pure, iterating twice yields the same; the states that end an epoch, and their metrics, are those of `fit`; going on
 * from any state yields what comes after it, bit for bit.
 *
 * @example
 * ```ts
 * import { batch, dense, fitSteps, gradientDescent, initialState, input, pipe, placed, pythonRandom, quadraticLoss, trainer, uniform, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(0.1))
 * const examples = batch([
 *   { input: vector([1]), target: vector([2]) },
 *   { input: vector([2]), target: vector([4]) },
 *   { input: vector([3]), target: vector([6]) }
 * ])
 * const course = fitSteps(line, { epochs: 2, batchSize: 2 })(examples)
 * const all = [...course(placed(initialState(line, uniform(0, 1))(pythonRandom(7))))]
 * const [, , third] = all
 * assert.equal(all.length, 4)
 * if (third !== undefined) assert.deepEqual([...course(third)], all.slice(3))
 * ```
 */
export const fitSteps =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    { epochs, batchSize = 'full' }: FitOptions,
    stepOf: StepOf = step
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) => {
    const [most, size] = [epochsOf(epochs), batchSizeOf(batchSize)]
    const next = () => {
      const one = stepOf<I, O, P, Ms>(trainer)
      return size === 'full' ? wholeEpoch<I, O, P, Ms>(one, batch) : partOfEpoch<I, O, P, Ms>(one, size, batch)
    }
    return (from: Placed<P, Ms>): Iterable<Stepped<P, Ms>> =>
      walk<Stepped<P, Ms>>({ ...from, metrics: O.none }, () => {
        const transition = next()
        return reached => (reached.place.epoch < most ? transition(reached) : undefined)
      })
  }

const stepped = <P, Ms extends readonly AnyMemory[]>(
  state: TrainingState<P, Ms>,
  place: StepPlace,
  metrics: O.Option<EpochMetrics>
): Stepped<P, Ms> => Object.freeze({ state, place, metrics })

const ended = <P, Ms extends readonly AnyMemory[]>(
  state: TrainingState<P, Ms>,
  epoch: number,
  metrics: Metrics
): Stepped<P, Ms> => stepped(state, atEpoch(epoch, state.random), O.some(Object.freeze({ ...metrics, epoch })))

/** The full batch: a step is an epoch. */
const wholeEpoch = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  one: StepAt<I, O, P, Ms>,
  batch: Batch<I, O>
) => {
  const transition = one(batch)
  return ({ state, place }: Placed<P, Ms>): Stepped<P, Ms> => {
    const [metrics, next] = transition(state)
    return ended(next, place.epoch + 1, metrics)
  }
}

/** Mini-batches: the order of an epoch is drawn from the generator at its start, whenever it is asked for. */
const partOfEpoch = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  one: StepAt<I, O, P, Ms>,
  size: number,
  batch: Batch<I, O>
) => {
  const orderFrom = lastKept((random: Random) => {
    const [order, after] = shuffle<Example<I, O>>(batch.examples)(random)
    return { parts: chunks(size, order), after }
  })
  return ({ state, place }: Placed<P, Ms>): Stepped<P, Ms> => {
    const { parts, after } = orderFrom(place.epochStart)
    const examples = parts[place.position] ?? batch.examples
    const [metrics, next] = one({ ...batch, examples })(place.position === 0 ? { ...state, random: after } : state)
    const position = place.position + 1
    const weightedCost = place.weightedCost + metrics.cost * examples.length
    const sumOfSquaredErrors = place.sumOfSquaredErrors + metrics.sumOfSquaredErrors
    return position < parts.length
      ? stepped(next, Object.freeze({ ...place, position, weightedCost, sumOfSquaredErrors }), O.none)
      : ended(next, place.epoch + 1, {
          ...metrics,
          cost: weightedCost / batch.examples.length,
          sumOfSquaredErrors
        })
  }
}
