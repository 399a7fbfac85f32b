/**
 * What an optimizer computes, held against its equations on plain numbers.
 */
import * as fc from 'fast-check'
import { getVectorSpace, vectorShape, type AnyMemory, type OptimizerState, type Vector } from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { compareValues } from '../compare.ts'
import { law, suite, type Suite } from '../law.ts'
import type { OptimizerFactory } from './optimizer/walk.ts'

/** The updates of one parameter with a rate, by the equations of the optimizer: where it starts, and the gradients it is given. */
export type OptimizerEquations = (rate: number) => (start: number, gradients: readonly number[]) => readonly number[]

/** A rate, a parameter, and gradients of every size, so that a constant such as epsilon shows. */
const walk = fc.record({
  rate: fc.integer({ min: 1, max: 1000 }).map(k => k / 1000),
  start: ordinary(4),
  gradients: fc
    .tuple(
      fc.array(ordinary(2), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: -30, max: 3 }).map(k => 2 ** k)
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
  equations: OptimizerEquations
): Suite =>
  suite(`${factory(1).name}: equations`, [
    law({
      name: 'updates = equations',
      statement: 'the update of each step is that of the equations on plain numbers, up to rounding',
      source: 'the equations of the optimizer',
      arbitrary: walk,
      check: ({ rate, start, gradients }) => {
        const expected = equations(rate)(start, gradients)
        const most = Math.max(...expected.map(Math.abs))
        return compareValues({
          names: expected.map((_, k) => `step ${k + 1}`),
          left: { name: 'update', values: updates(factory, rate, start, gradients) },
          right: { name: 'equations', values: expected },
          tolerance: () => roundings * Number.EPSILON * most
        })
      }
    })
  ])

type Trail<Ms extends readonly AnyMemory[]> = {
  readonly parameters: Vector<1>
  readonly state: OptimizerState<Ms, Vector<1>>
  readonly updates: readonly number[]
}

const one = vectorShape(1)
const space = getVectorSpace(one)

const updates = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  rate: number,
  start: number,
  gradients: readonly number[]
): readonly number[] => {
  const optimizer = factory(rate)
  const parameters = one.unflatten([start])
  const step = optimizer.update(one)
  return gradients.reduce<Trail<Ms>>(
    (trail, gradient) => {
      const { parameters: at, state } = trail
      const answer = step({ gradient: one.unflatten([gradient]), parameters: at, state })
      return {
        parameters: space.add(answer.update)(at),
        state: answer.state,
        updates: [...trail.updates, ...answer.update]
      }
    },
    { parameters, state: optimizer.init(one), updates: [] }
  ).updates
}
