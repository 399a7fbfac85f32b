/**
 * What an optimizer computes, held against its equations on plain numbers.
 */
import * as fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { getVectorSpace, vectorShape, type AnyMemory, type OptimizerState, type Vector } from '../../src/index.ts'
import { exactly } from '../arbitraries/network-case.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { compareValues } from '../compare.ts'
import { law, suite, type Suite } from '../law.ts'
import { all } from '../verdict.ts'
import { count, follow, shape, start as startOf, tree, type OptimizerFactory } from './optimizer/walk.ts'

/** The updates of one parameter with a rate, by the equations of the optimizer: where it starts, and the gradients it is given. */
export type OptimizerEquations = (rate: number) => (start: number, gradients: readonly number[]) => readonly number[]

/** What is claimed of the equations. */
export type OptimizerEquationsOptions = {
  /** Whether the optimizer treats every component alone, as the equations do: yes by default; no where it clips by a norm of them all. */
  readonly alone?: boolean
}

/** A rate, a parameter, and gradients of every size, so that a constant such as epsilon shows. */
const walk = fc.record({
  rate: fc.integer({ min: 1, max: 1000 }).map(k => k / 1000),
  start: ordinary(4),
  gradients: fc
    .tuple(
      fc.array(ordinary(2), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: -40, max: 30 }).map(k => 2 ** k)
    )
    .map(([gradients, size]) => gradients.map(g => g * size))
})

/** Rounding in an update: of a few products, quotients and roots for each step, and of 1 − β, which is off by ε/2 of 1. */
const roundings = 4096

/**
 * The law that an optimizer's updates are those of its equations, step by step.
 *
 * @example
 * ```ts
 * import { momentum } from 'lawgrad'
 * import { optimizerEquationsSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const heavyBall = optimizerEquationsSuite(rate => momentum(rate, { momentum: 0.5 }), rate => (_, gradients) =>
 *   gradients.map((_g, k) => -rate * gradients.slice(0, k + 1).reduce((velocity, g) => 0.5 * velocity + g, 0))
 * )
 * assert.equal(runSuite({ seed: 1, runs: 20 })(heavyBall).every(({ verdict }) => verdict._tag === 'Pass'), true)
 * ```
 */
export const optimizerEquationsSuite = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  equations: OptimizerEquations,
  { alone = true }: OptimizerEquationsOptions = {}
): Suite =>
  suite(`${factory(1).name}: equations`, [
    law({
      name: 'updates = equations',
      statement: 'the update of each step is that of the equations on plain numbers, up to rounding',
      source: 'the equations of the optimizer',
      arbitrary: walk,
      check: asEquations(factory, equations)
    }),
    ofLongWalks(factory, equations),
    ...(alone ? [ofEveryTensor(factory, equations)] : [])
  ])

/** Whether the updates of a walk are those of the equations, up to rounding. */
const asEquations =
  <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>, equations: OptimizerEquations) =>
  ({
    rate,
    start,
    gradients
  }: {
    readonly rate: number
    readonly start: number
    readonly gradients: readonly number[]
  }) => {
    const expected = equations(rate)(start, gradients)
    const most = Math.max(...expected.map(Math.abs))
    return compareValues({
      names: expected.map((_, k) => `step ${k + 1}`),
      left: { name: 'update', values: updates(factory, rate, start, gradients) },
      right: { name: 'equations', values: expected },
      tolerance: () => roundings * Number.EPSILON * most
    })
  }

/** The law on parameters of several tensors, for rules that treat every component alone. */
const ofEveryTensor = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>, equations: OptimizerEquations) =>
  law({
    name: 'updates of every tensor = equations',
    statement: 'on parameters of several tensors each component moves as the equations move it alone, up to rounding',
    source: 'the equations of the optimizer',
    arbitrary: fc.record({
      rate: fc.integer({ min: 1, max: 1000 }).map(k => k / 1000),
      parameters: tree(ordinary(4)),
      gradients: fc.array(unlike, { minLength: 1, maxLength: 6 })
    }),
    check: ({ rate, parameters, gradients }) => {
      const optimizer = factory(rate)
      const got = follow(optimizer, startOf(optimizer, parameters), gradients).updates.map(shape.flatten)
      const given = gradients.map(shape.flatten)
      return all(
        shape.flatten(parameters).map((from, i) => {
          const expected = equations(rate)(
            from,
            given.map(each => each[i] ?? Number.NaN)
          )
          const most = Math.max(...expected.map(Math.abs))
          return compareValues({
            names: expected.map((_, k) => `component ${i}, step ${k + 1}`),
            left: { name: 'update', values: got.map(each => each[i] ?? Number.NaN) },
            right: { name: 'equations', values: expected },
            tolerance: () => roundings * Number.EPSILON * most
          })
        })
      )
    }
  })

/** Steps of a long walk: more than it takes a mean with share 0.999 to forget its start, and than most schedules have. */
const long = 1500

/** Gradients of a long walk: the same few numbers in stretches of every size, some of them without a gradient. */
const longWalk = fc
  .record({
    rate: fc.integer({ min: 1, max: 10 }).map(k => k / 1000),
    start: ordinary(4),
    numbers: exactly(61, ordinary(2)),
    sizes: exactly(
      11,
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: -20, max: 10 }).map(k => 2 ** k) },
        { weight: 1, arbitrary: fc.constant(0) }
      )
    )
  })
  .map(({ rate, start, numbers, sizes }) => ({
    rate,
    start,
    gradients: Array.from({ length: long }, (_, k) => (numbers[k % 61] ?? 0) * (sizes[Math.floor(k / 37) % 11] ?? 0))
  }))

/** The law on walks so long that what goes wrong late shows: corrections, schedules, what is forgotten. */
const ofLongWalks = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>, equations: OptimizerEquations) =>
  law({
    name: 'updates of a long walk = equations',
    statement: `the updates of ${long} steps with gradients of every size are those of the equations, up to rounding`,
    source: 'the equations of the optimizer',
    arbitrary: fc.noShrink(longWalk),
    weight: 100,
    check: asEquations(factory, equations)
  })

/** Gradients whose components are of very different sizes, so that a rule that mixes them shows. */
const unlike = fc
  .tuple(exactly(count, ordinary(2)), exactly(count, fc.integer({ min: -30, max: 30 })))
  .map(([gradient, powers]) => shape.unflatten(gradient.map((g, i) => g * 2 ** (powers[i] ?? 0))))

const updates = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  rate: number,
  start: number,
  gradients: readonly number[]
): readonly number[] => {
  const optimizer = factory(rate)
  const step = optimizer.update(one)
  const before: { readonly parameters: Vector<1>; readonly state: OptimizerState<Ms, Vector<1>> } = {
    parameters: one.unflatten([start]),
    state: optimizer.init(one)
  }
  return pipe(
    gradients,
    RA.map(gradient => one.unflatten([gradient])),
    RA.scanLeft({ ...before, update: one.unflatten([0]) }, ({ parameters, state }, gradient) => {
      const answer = step({ gradient, parameters, state })
      return { parameters: single.add(answer.update)(parameters), state: answer.state, update: answer.update }
    }),
    RA.dropLeft(1),
    RA.chain(({ update }) => one.flatten(update))
  )
}

const one = vectorShape(1)
const single = getVectorSpace(one)
