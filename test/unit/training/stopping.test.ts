import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  cost,
  dense,
  fit,
  initialState,
  input,
  momentum,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  trainer,
  uniform,
  untilNoBetter,
  vector,
  type EpochMetrics,
  type Progress,
  type TrainingState
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

type State = TrainingState<number, readonly []>

const metrics: EpochMetrics = { epoch: 1, step: 1, cost: 0, sumOfSquaredErrors: 0, gradientNorm: 0 }
const state = (parameters: number, step: number): State => ({
  parameters,
  step,
  optimizer: { count: 0, links: [] },
  random: pythonRandom(0)
})

/** States whose parameters are the validation costs themselves, and how many of them were asked for. */
const walk = (costs: readonly number[]) => {
  const taken: number[] = []
  const states: Iterable<readonly [EpochMetrics, State]> = {
    *[Symbol.iterator]() {
      for (const [k, validation] of costs.entries()) {
        taken.push(validation)
        yield [metrics, state(validation, k + 1)] as const
      }
    }
  }
  return { states, taken }
}
const watchedOf = (costs: readonly number[], patience: number, minimumGain = 0, from?: Progress<number>) => [
  ...untilNoBetter({ patience, minimumGain })((theta: number) => theta, from)(walk(costs).states)
]

describe('untilNoBetter', () => {
  it('ends after `patience` epochs without a gain, with the best kept, and asks for no more', () => {
    const { states, taken } = walk([5, 3, 4, 3, 2, 2, 2, 1])
    const watched = [...untilNoBetter({ patience: 2 })((theta: number) => theta)(states)]
    expect(watched.map(({ sinceBest }) => sinceBest)).toEqual([0, 0, 1, 2])
    expect(watched.at(-1)?.best).toEqual({ parameters: 3, cost: 3, step: 2 })
    expect(taken).toEqual([5, 3, 4, 3])
  })

  it('counts as better only what gains more than asked', () => {
    expect(watchedOf([5, 4.5, 4, 3.5], 5, 1).map(({ best }) => best.cost)).toEqual([5, 5, 5, 3.5])
    expect(watchedOf([5, 4], 5, 1).at(-1)?.best.cost).toBe(5)
  })

  it('takes no NaN for better, and any number for better than NaN', () => {
    expect(watchedOf([NaN, 4, NaN, 3], 3).map(({ best }) => best.cost)).toEqual([NaN, 4, 4, 3])
    expect(watchedOf([NaN, NaN, NaN, NaN, 1], 3)).toHaveLength(4)
  })

  it.each([0, -1, 1.5, NaN])('refuses the patience %d', patience => {
    expect(() => watchedOf([1], patience)).toThrow(`patience: expected an integer from 1 to 2⁵³ − 1; got ${patience}.`)
  })

  const walks = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(NaN)), { maxLength: 30 })

  it('n and then m are n + m', () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 1, max: 5 }), fc.nat(30), (costs, patience, n) => {
        const all = watchedOf(costs, patience)
        const first = watchedOf(costs.slice(0, n), patience)
        const rest =
          first.length < Math.min(n, costs.length) ? [] : watchedOf(costs.slice(n), patience, 0, first.at(-1))
        const told = (list: typeof all) =>
          list.map(({ validation, best, sinceBest }) => [validation, best.cost, sinceBest])
        expect(told([...first, ...rest])).toEqual(told(all))
      })
    )
  })

  it('keeps the least cost, and is never without a gain for longer than asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 5 }),
        (costs, patience) => {
          const watched = watchedOf(costs, patience)
          const last = watched.at(-1)
          expect(last?.best.cost).toBe(Math.min(...costs.slice(0, watched.length)))
          expect(watched.every(({ sinceBest }) => sinceBest <= patience)).toBe(true)
        }
      )
    )
  })
})

describe('on states of fit', () => {
  const learner = trainer(pipe(input(1), dense(3), sigmoid, dense(1)), quadraticLoss, momentum(0.3))
  const example = (x: number, y: number) => ({ input: vector([x]), target: vector([y]) })
  const train = batch([example(-1, 1), example(0, 0.1), example(1, 1.2), example(2, 3.5)])
  const validation = batch([example(-0.5, 0.3), example(1.5, 2.2)])
  const start = initialState(learner, uniform(-1, 1))(pythonRandom(3))
  const measure = cost(learner.network, learner.loss)(validation)
  const watch = untilNoBetter({ patience: 4 })

  it('iterating twice yields the same, and resuming goes on bit for bit', () => {
    const watched = pipe(fit(learner, { epochs: 60, batchSize: 2 })(train)(start), watch(measure))
    const all = [...watched]
    expect([...watched].map(each => each.validation)).toEqual(all.map(each => each.validation))
    const cut = Math.min(5, all.length - 1)
    const middle = all[cut - 1]
    if (middle === undefined) throw new Error('expected more epochs')
    const rest = [
      ...pipe(fit(learner, { epochs: 60 - cut, batchSize: 2 })(train)(middle.state), watch(measure, middle))
    ]
    expect(rest.map(each => each.validation)).toEqual(all.slice(cut).map(each => each.validation))
    expect(rest.at(-1)?.best).toStrictEqual(all.at(-1)?.best)
  })

  it('the best parameters have the best cost', () => {
    const last = [...pipe(fit(learner, { epochs: 60 })(train)(start), watch(measure))].at(-1)
    if (last === undefined) throw new Error('expected an epoch')
    expect(measure(last.best.parameters)).toBe(last.best.cost)
  })
})
