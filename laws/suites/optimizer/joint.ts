/**
 * Optimizers that look at all components of the parameters together: clipping by a norm, a rate for each tensor.
 */
import * as fc from 'fast-check'
import type { AnyMemory } from '../../../src/index.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { compareValues } from '../../compare.ts'
import { law, suite, type Suite } from '../../law.ts'
import type { OptimizerEquations } from '../optimizer-equations.ts'
import { count, follow, shape, start, tree, type OptimizerFactory, type Tree } from './walk.ts'

/** Numbers for each tensor of the parameters. */
export type Tensors = readonly (readonly number[])[]

/** The updates of all tensors with a rate: where they start, and the gradients of each step. */
export type JointEquations = (rate: number) => (start: Tensors, gradients: readonly Tensors[]) => readonly Tensors[]

const tensorsOf = ({ weights, bias, gain }: Tree): Tensors => [[...weights].flat(), [...bias], [...gain]]

/** Gradients of every size whose tensors differ in size too, some of them zero. */
const gradient = fc
  .tuple(exactly(count, ordinary(2)), fc.integer({ min: -20, max: 10 }), exactly(3, fc.integer({ min: -3, max: 3 })))
  .map(([numbers, size, each]) =>
    shape.unflatten(numbers.map((x, i) => x * 2 ** (size + (each[Math.max(0, Math.floor(i / 2) - 1)] ?? 0))))
  )

/** Rounding in an update, as of the equations of one component. */
const roundings = 4096

/**
 * The law that the updates of all tensors together are those of the equations: for rules that look at more than one component, such as clipping by the norm
 * of all of them.
 *
 * @example
 * ```ts
 * import { chain, clipByNorm, gradientDescent } from 'lawgrad'
 * import { clippedByNorm, descentEquations, jointEquationsSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const clipped = jointEquationsSuite(
 *   rate => chain(clipByNorm(1), gradientDescent(rate)),
 *   clippedByNorm(1)(descentEquations)
 * )
 * assert.equal(runSuite({ seed: 1, runs: 20 })(clipped).every(({ verdict }) => verdict._tag === 'Pass'), true)
 * ```
 */
export const jointEquationsSuite = <Ms extends readonly AnyMemory[]>(
  factory: OptimizerFactory<Ms>,
  equations: JointEquations
): Suite =>
  suite(`${factory(1).name}: joint equations`, [
    law({
      name: 'updates of all tensors = equations',
      statement: 'the updates of all tensors together are those of the equations on plain numbers, up to rounding',
      source: 'the equations of the optimizer',
      arbitrary: fc.record({
        rate: fc.integer({ min: 1, max: 1000 }).map(k => k / 1000),
        parameters: tree(ordinary(4)),
        gradients: fc.array(gradient, { minLength: 1, maxLength: 6 })
      }),
      check: ({ rate, parameters, gradients }) => {
        const optimizer = factory(rate)
        const { updates } = follow(optimizer, start(optimizer, parameters), gradients)
        const expected = equations(rate)(tensorsOf(parameters), gradients.map(tensorsOf))
        const most = Math.max(...expected.flat(2).map(Math.abs))
        return compareValues({
          names: expected.flatMap((step, k) =>
            step.flatMap((tensor, t) => tensor.map((_, i) => `step ${k + 1}, tensor ${t}, component ${i}`))
          ),
          left: { name: 'update', values: updates.flatMap(update => tensorsOf(update).flat()) },
          right: { name: 'equations', values: expected.flat(2) },
          tolerance: () => roundings * Number.EPSILON * most
        })
      }
    })
  ])

/**
 * The equations of a rule behind clipping by norm: g·limit / ‖g‖ where ‖g‖, over all tensors, is above limit, else g. Never fails. Source: Pascanu, Mikolov
 * and Bengio 2013, algorithm 1.
 */
export const clippedByNorm =
  (limit: number) =>
  (equations: OptimizerEquations): JointEquations =>
  rate =>
  (from, gradients) => {
    const clipped = gradients.map(tensors => {
      const norm = Math.hypot(...tensors.flat())
      return tensors.map(tensor => tensor.map(g => (norm > limit ? (g * limit) / norm : g)))
    })
    const alone = from.map((tensor, t) =>
      tensor.map((x, i) =>
        equations(rate)(
          x,
          clipped.map(step => step[t]?.[i] ?? Number.NaN)
        )
      )
    )
    return gradients.map((_, k) => alone.map(tensor => tensor.map(updates => updates[k] ?? Number.NaN)))
  }
