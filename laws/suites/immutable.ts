/**
 * What no caller can do: change a value that the library made, or by something it holds what the library computes.
 */
import * as fc from 'fast-check'
import {
  batch,
  batchNoise,
  costGradient,
  initialState,
  pythonRandom,
  step,
  uniform,
  type AnyMemory,
  type Batch,
  type Noise,
  type Size,
  type Trainer,
  type TrainingState
} from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { batchOf } from '../arbitraries/tensors.ts'
import { sameBits } from '../compare.ts'
import { flat, shapeOf } from '../internal/flat.ts'
import { attack, changeable, reached } from '../internal/frozen.ts'
import { remembered } from '../internal/optimizer-state.ts'
import { spied, spoiled } from '../internal/patched.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { all, claim, type Verdict } from '../verdict.ts'

/** What immutability is tried on. */
export type ImmutableOptions = {
  /** ±2 by default. */
  readonly inputs?: fc.Arbitrary<number>
  /** Those of [0, 1] by default. */
  readonly targets?: fc.Arbitrary<number>
}

/** A batch as plain numbers, and the seed of everything else. */
type Course = {
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly seed: number
}

/** All that a caller can hold: the trainer and its parts, a state, a batch, its noise, and what a step and a gradient answer. */
type Held<I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]> = {
  readonly trainer: Trainer<I, O, P, Ms>
  readonly batch: Batch<I, O>
  readonly noise: readonly Noise[]
  readonly state: TrainingState<P, Ms>
  readonly answers: readonly unknown[]
  /** The pullback at the first example, asked once more. */
  readonly pull: () => readonly number[]
}

/**
 * The laws of immutability of a network, its loss and its optimizer, as a trainer has them, and of what they make: all is frozen to the bottom; no
 * attack on anything that a caller can reach, no change of the arrays that were given, and no patched method of an array changes what was made or
 * what is computed. Never fails.
 *
 * @example
 * ```ts
 * import { adam, dense, input, quadraticLoss, sigmoid, trainer } from 'lawgrad'
 * import { immutableSuite, runSuite } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const unit = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, adam(0.1))
 * const reports = runSuite({ seed: 1, runs: 5 })(immutableSuite(unit))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const immutableSuite = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  { inputs = ordinary(2), targets = ordinary(1).map(Math.abs) }: ImmutableOptions = {}
): Suite => {
  const { network } = trainer
  const arbitrary: fc.Arbitrary<Course> = fc
    .record({ batch: batchOf<I, O>(network, { inputs, targets, maxExamples: 3 }), seed: fc.nat() })
    .map(({ batch: { examples }, seed }) => ({
      inputs: examples.map(({ input }) => flat(input)),
      targets: examples.map(({ target }) => flat(target)),
      seed
    }))
  const hold = holding<I, O, P, Ms>(trainer)
  const seen = numbersOf<I, O, P, Ms>()
  const make = (name: string, statement: string, check: (course: Course) => Verdict): Law<Course> =>
    law({ name, statement, source: 'a value is a value', arbitrary, check })
  return suite(`immutability of ${network.name} by ${trainer.optimizer.name}`, [
    make(
      'frozen to the bottom',
      'network, loss, optimizer, states, parameters, batches, noise and answers are frozen, and all that they are made of',
      course => {
        const places = Object.entries(hold(course)).flatMap(([name, value]) => changeable(value, name) ?? [])
        return claim(places.length === 0, `expected all to be frozen; got ${places.join(', ')}, which is not`)
      }
    ),
    make(
      'no attack changes anything',
      'whatever is set, defined, deleted, reversed or given another prototype, the numbers before and after are the same',
      course => {
        const held = hold(course)
        const before = seen(held, course)
        reached(held, 'held').forEach(({ value }) => attack(value))
        return same(before, seen(held, course))
      }
    ),
    make(
      'what was given is copied',
      'numbers, examples, noise and lists may be changed after they were given: nothing that was made of them changes',
      course => given<I, O, P, Ms>(trainer, course)
    ),
    make(
      'no patched method reaches inside',
      'arrays that patched methods of Array and Float64Array saw may be overwritten: nothing that was made changes, nor what is computed',
      course => {
        const before = seen(hold(course), course)
        const { answer, seen: arrays } = spied(() => {
          const held = hold(course)
          return { held, numbers: seen(held, course) }
        })
        const after = spoiled(
          arrays.filter(array => !Object.isFrozen(array)),
          () => seen(answer.held, course)
        )
        return all([same(before, answer.numbers), same(before, after), same(before, seen(hold(course), course))])
      }
    )
  ])
}

const same = (before: readonly number[], after: readonly number[]): Verdict =>
  sameBits({ name: 'before', values: before }, { name: 'after', values: after })

/** The batch of plain numbers. */
const batchFrom = <I extends Size, O extends Size>(
  network: { readonly inputs: I; readonly outputs: O },
  { inputs, targets }: Course
): Batch<I, O> => {
  const [x, y] = [shapeOf<I>(network.inputs), shapeOf<O>(network.outputs)]
  const example = (k: number) => ({ input: x.unflatten(inputs[k] ?? []), target: y.unflatten(targets[k] ?? []) })
  return batch([example(0), ...inputs.slice(1).map((_, k) => example(k + 1))])
}

const holding =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(trainer: Trainer<I, O, P, Ms>) =>
  (course: Course): Held<I, O, P, Ms> => {
    const { network, loss } = trainer
    const examples = batchFrom<I, O>(network, course)
    const start = initialState<I, O, P, Ms>(trainer, uniform(-1, 1))(pythonRandom(course.seed))
    const [metrics, state] = step<I, O, P, Ms>(trainer)(examples)(start)
    const [noise] = batchNoise(network)(examples.examples.length)(pythonRandom(course.seed))
    const gradient = costGradient<I, O, P>(network, loss)(examples, noise)(state.parameters)
    const [{ input, target }] = examples.examples
    const vjp = network.vjp(state.parameters)(input, noise[0])
    const back = vjp.pullback(loss.gradient(target)(vjp.output))
    const answers = Object.freeze([start, metrics, gradient, vjp, back])
    const pull = (): readonly number[] => {
      const again = vjp.pullback(loss.gradient(target)(vjp.output))
      return [...network.shape.flatten(again.parameters), ...flat(again.input)]
    }
    return Object.freeze({ trainer, batch: examples, noise, state, answers, pull })
  }

/** All numbers that can be read off or computed of what is held. */
const numbersOf =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>() =>
  ({ trainer, batch: examples, noise, state, pull }: Held<I, O, P, Ms>, { seed }: Course): readonly number[] => {
    const { network, loss } = trainer
    const { shape } = network
    const stateNumbers = ({ parameters, optimizer, random, step: steps }: TrainingState<P, Ms>): readonly number[] => [
      ...shape.flatten(parameters),
      optimizer.count,
      ...remembered(shape, optimizer).flatMap(({ values }) => values),
      ...random.words,
      steps
    ]
    const { cost, gradient } = costGradient<I, O, P>(network, loss)(examples, noise)(state.parameters)
    const [metrics, next] = step<I, O, P, Ms>(trainer)(examples)(state)
    return [
      ...stateNumbers(state),
      ...stateNumbers(next),
      metrics.cost,
      cost,
      ...shape.flatten(gradient),
      ...pull(),
      ...examples.examples.flatMap(({ input, target }) => [
        ...flat(input),
        ...flat(target),
        ...flat(network.forward(state.parameters)(input))
      ]),
      ...noise.flatMap(each => each.flatMap(flat)),
      ...stateNumbers(initialState<I, O, P, Ms>(trainer, uniform(-1, 1))(pythonRandom(seed)))
    ]
  }

/** Everything that is given is given as an array of our own, and changed when it is given. */
const given = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  { network, loss }: Trainer<I, O, P, Ms>,
  course: Course
): Verdict => {
  const own = batchFrom<I, O>(network, course)
  const shape = network.shape
  const numbers = Array.from({ length: shape.count }, (_, i) => Math.sin(i + course.seed))
  const examples = own.examples.map(({ input, target }) => ({ input, target }))
  const [first, ...rest] = examples
  const list = batchNoise(network)(examples.length)(pythonRandom(course.seed))[0].map(noise => [...noise])
  const parameters = shape.unflatten(numbers)
  if (first === undefined) return claim(false, 'expected an example')
  const array: [typeof first, ...typeof rest] = [first, ...rest]
  const made = batch(array)
  const differentiate = costGradient<I, O, P>(network, loss)(made, list)
  const { pullback } = network.vjp(parameters)(first.input, list[0])
  const forward = network.forward(parameters, list[0])
  const { input: x } = first
  const cotangent = loss.gradient(first.target)(network.forward(parameters)(first.input))
  const read = () => {
    const { cost, gradient } = differentiate(parameters)
    const back = pullback(cotangent)
    return [
      ...shape.flatten(parameters),
      ...made.examples.flatMap(({ input, target }) => [...flat(input), ...flat(target)]),
      cost,
      ...flat(forward(x)),
      ...shape.flatten(gradient),
      ...shape.flatten(back.parameters),
      ...flat(back.input)
    ]
  }
  const before = read()
  const after = spoiled([numbers, array, ...examples, ...list, list], read)
  return same(before, after)
}
