/** Which training a program is asked for. */
import type { ReviewCase } from '../case.ts'
import type { Ability, OptimizerName, StartAnswer, WireOptimizer } from '../protocol.ts'
import type { Course, StageName } from '../report.ts'
import { drawCase, randomOf, type Scope } from './cases.ts'
import type { Asked } from './observe.ts'

const given: Readonly<Record<OptimizerName, WireOptimizer>> = {
  gradientDescent: { name: 'gradientDescent', learningRate: 0.375 },
  momentum: { name: 'momentum', learningRate: 0.375, momentum: 0.75 },
  nesterov: { name: 'nesterov', learningRate: 0.375, momentum: 0.75 },
  adagrad: { name: 'adagrad', learningRate: 0.125, epsilon: 1e-8 },
  rmsProp: { name: 'rmsProp', learningRate: 0.125, decay: 0.875, epsilon: 1e-8 },
  adam: { name: 'adam', learningRate: 0.125, beta1: 0.875, beta2: 0.96875, epsilon: 1e-8 },
  adamW: { name: 'adamW', learningRate: 0.125, beta1: 0.875, beta2: 0.96875, epsilon: 1e-8, weightDecay: 0.25 }
}

/** A stage of training and its questions. */
export interface Planned {
  readonly name: Extract<StageName, 'one step' | 'k steps' | 'batches'>
  readonly asked: readonly Asked[]
}

/** By optimizer, plain descent first. */
export const trainingPlans = (
  said: StartAnswer,
  can: ReadonlySet<Ability>,
  cases: readonly ReviewCase[],
  scope: Scope
): readonly (readonly [OptimizerName, readonly Planned[]])[] => {
  const named = said.optimizers ?? ['gradientDescent']
  const order = [...named].sort((a, b) => Number(b === 'gradientDescent') - Number(a === 'gradientDescent'))
  const small = cases.filter(({ parameters }) => parameters.length <= 60)
  const some = (small.length === 0 ? cases : small).slice(0, 4)
  const random = randomOf(911)
  const withExamples = (one: ReviewCase, m: number): ReviewCase =>
    drawCase(random, one.sizes, one.activations, one.loss, scope.examples(m))
  const whole = some.map(one => {
    const m = one.inputs.length
    return scope.batch(m) === m ? one : withExamples(one, scope.batch(m))
  })
  const model = some.find(one => one.sizes.length > 2) ?? some[0]!
  const batched = (
    [
      [5, 2, 3],
      [5, 2, 6],
      [3, 1, 3],
      [4, 2, 2],
      [4, 2, 4],
      [7, 3, 3],
      [6, 5, 4],
      [6, 3, 4],
      [4, 1, 8]
    ] as const
  )
    .map(([m, batchSize, steps]) => ({ one: withExamples(model, m), batchSize, steps }))
    .filter(
      ({ one, batchSize }) =>
        one.inputs.length > batchSize && scope.steps(batchSize, one.inputs.length) && scope.fits(one)
    )
  return order.map(name => {
    const optimizer: WireOptimizer = {
      ...given[name],
      ...(said.weightDecay === true ? { weightDecay: given[name].weightDecay ?? 0.25 } : {})
    }
    const course = (one: ReviewCase, steps: number, batchSize = one.inputs.length): Asked => {
      const how: Course = { optimizer, steps, batchSize }
      return { case: one, course: how }
    }
    const planned: readonly Planned[] = [
      { name: 'one step', asked: whole.map(one => course(one, 1)) },
      ...(can.has('train')
        ? ([
            { name: 'k steps', asked: whole.flatMap(one => [course(one, 2), course(one, 5)]) },
            { name: 'batches', asked: batched.map(({ one, batchSize, steps }) => course(one, steps, batchSize)) }
          ] as const)
        : [])
    ]
    return [name, planned.filter(({ asked }) => asked.length > 0)]
  })
}
