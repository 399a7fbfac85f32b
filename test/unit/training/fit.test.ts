import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  costGradient,
  dense,
  epoch,
  eqRandom,
  fit,
  getVectorSpace,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  shuffle,
  sigmoid,
  stateAt,
  step,
  train,
  trainer,
  uniform,
  vector,
  type EpochMetrics,
  type GradientDescent
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const xor = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([0]) },
  { input: vector([0.5, 0.25]), target: vector([0.75]) }
])
const m = xor.examples.length
const learner = trainer(network, quadraticLoss, gradientDescent(4))
const space = getVectorSpace(network.shape)
const start = (seed: number) => initialState(learner, uniform(-1, 1))(pythonRandom(seed))

const seed = fc.integer({ min: 0, max: 1000 })
const epochs = fc.integer({ min: 0, max: 5 })
const batchSize = fc.constantFrom<number | 'full'>('full', 1, 2, 3, 5, 7, 1000)

describe('a step', () => {
  it('is θ − α·∇J, and reports where it started', () =>
    fc.assert(
      fc.property(seed, s => {
        const before = start(s)
        const [metrics, after] = step(learner)(xor)(before)
        const { cost, gradient, sumOfSquaredErrors } = costGradient(network, quadraticLoss)(xor)(before.parameters)
        expect(after.parameters).toEqual(space.add(space.scale(-4)(gradient))(before.parameters))
        expect(metrics).toEqual({ step: 1, cost, sumOfSquaredErrors, gradientNorm: space.norm(gradient) })
        expect([after.step, after.optimizer.count, after.random]).toEqual([1, 1, before.random])
      })
    ))

  it('is pure', () => {
    const before = start(0)
    const frozen = JSON.stringify(before)
    expect(step(learner)(xor)(before)).toEqual(step(learner)(xor)(before))
    expect(JSON.stringify(before)).toBe(frozen)
  })

  it('starts from given parameters as from drawn ones', () => {
    const drawn = start(3)
    expect(stateAt(learner)(drawn.parameters, drawn.random)).toEqual(drawn)
    expect(drawn.step).toBe(0)
  })
})

describe('training', () => {
  it('n epochs and then k are n + k, bit for bit, with any batch size', () =>
    fc.assert(
      fc.property(seed, epochs, epochs, batchSize, (s, n, k, size) => {
        const run = (count: number) => train(learner, { epochs: count, batchSize: size })(xor)
        const [whole, end] = run(n + k)(start(s))
        const [first, middle] = run(n)(start(s))
        const [second, after] = run(k)(middle)
        expect(after).toEqual(end)
        const numbers = ({ epoch: _epoch, ...metrics }: EpochMetrics) => metrics
        expect([...first, ...second].map(numbers)).toEqual(whole.map(numbers))
        expect(whole.map(metrics => metrics.epoch)).toEqual(Array.from({ length: n + k }, (_, i) => i + 1))
      }),
      { numRuns: 50 }
    ))

  it('resumes from a state that went through JSON of its numbers', () => {
    const [, middle] = train(learner, { epochs: 3, batchSize: 2 })(xor)(start(1))
    const numbers: readonly number[] = JSON.parse(JSON.stringify(network.shape.flatten(middle.parameters)))
    const resumed = { ...middle, parameters: network.shape.unflatten(numbers) }
    const again = train(learner, { epochs: 3, batchSize: 2 })(xor)
    expect(again(resumed)).toEqual(again(middle))
  })

  it('fit and train walk the same states', () =>
    fc.assert(
      fc.property(seed, epochs, batchSize, (s, n, size) => {
        const walked = [...fit(learner, { epochs: n, batchSize: size })(xor)(start(s))]
        const [history, end] = train(learner, { epochs: n, batchSize: size })(xor)(start(s))
        expect(walked.map(([metrics]) => metrics)).toEqual(history)
        expect(walked.at(-1)?.[1] ?? start(s)).toEqual(end)
      }),
      { numRuns: 30 }
    ))

  it('fit iterated twice, or with two iterators at once, yields the same', () => {
    const states = fit(learner, { epochs: 4, batchSize: 2 })(xor)(start(2))
    const whole = [...states]
    expect([...states]).toEqual(whole)
    const [a, b] = [states[Symbol.iterator](), states[Symbol.iterator]()]
    for (const expected of whole) {
      expect(a.next().value).toEqual(expected)
      expect(b.next().value).toEqual(expected)
    }
    expect(a.next().done).toBe(true)
  })

  it('fit computes nothing that is not asked for', () => {
    let steps = 0
    const counting: GradientDescent = {
      ...gradientDescent(1),
      update: shape => situation => {
        steps += 1
        return gradientDescent(1).update(shape)(situation)
      }
    }
    const states = fit(trainer(network, quadraticLoss, counting), { epochs: Number.MAX_SAFE_INTEGER })(xor)(start(0))
    expect(steps).toBe(0)
    for (const [metrics] of states) {
      expect(steps).toBe(metrics.epoch)
      if (metrics.epoch === 3) break
    }
    expect(steps).toBe(3)
  })

  it('no epochs are no change', () => {
    expect(train(learner, { epochs: 0 })(xor)(start(0))).toEqual([[], start(0)])
    expect([...fit(learner, { epochs: 0 })(xor)(start(0))]).toEqual([])
  })

  it('the same seed gives the same history, another seed another', () => {
    const history = (s: number, size: number | 'full') =>
      train(learner, { epochs: 3, batchSize: size })(xor)(start(s))[0]
    for (const size of ['full', 2] as const) {
      expect(history(1, size)).toEqual(history(1, size))
      expect(history(1, size)).not.toEqual(history(2, size))
    }
  })

  it('a million steps do not overflow the stack', () => {
    const still = trainer(input(1), quadraticLoss, gradientDescent(0.1))
    const one = batch([{ input: vector([1]), target: vector([0]) }])
    let last: EpochMetrics | undefined
    for (const [metrics] of fit(still, { epochs: 1_000_000 })(one)(stateAt(still)([], pythonRandom(0)))) last = metrics
    expect(last?.epoch).toBe(1_000_000)
    expect(last?.cost).toBe(0.5)
  })

  it('twenty thousand steps reach the least cost', () => {
    const tiny = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(0.1))
    const one = batch([{ input: vector([1]), target: vector([0]) }])
    const [history] = train(tiny, { epochs: 20_000 })(one)(initialState(tiny, uniform(0, 1))(pythonRandom(0)))
    expect(history.at(-1)?.cost).toBeLessThan(1e-6)
  })
})

describe('mini-batches', () => {
  it('an epoch is a step for each batch of one shuffle, and its random numbers come from the state alone', () =>
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 7 }), (s, size) => {
        const before = start(s)
        const [order, random] = shuffle(xor.examples)(before.random)
        const parts = Array.from({ length: Math.ceil(m / size) }, (_, k) => order.slice(k * size, (k + 1) * size))
        let state = { ...before, random }
        const reports = parts.map(part => {
          const [first, ...rest] = part
          const [metrics, next] = step(learner)({ ...xor, examples: [first ?? expect.fail('empty'), ...rest] })(state)
          state = next
          return metrics
        })
        const [metrics, after] = epoch(learner, size)(xor)(before)
        expect(after).toEqual(state)
        expect(eqRandom.equals(after.random, random)).toBe(true)
        expect(after.step).toBe(parts.length)
        const weighted = reports.reduce((sum, { cost }, k) => sum + cost * (parts[k]?.length ?? 0), 0) / m
        expect(metrics).toEqual({
          step: parts.length,
          cost: weighted,
          sumOfSquaredErrors: reports.reduce((sum, one) => sum + one.sumOfSquaredErrors, 0),
          gradientNorm: reports.at(-1)?.gradientNorm
        })
      })
    ))

  it('every example is seen once', () => {
    const still = trainer(network, quadraticLoss, gradientDescent(0))
    const full = epoch(still)(xor)(start(0))[0]
    for (const size of [1, 2, 3, 4]) {
      const metrics = epoch(still, size)(xor)(start(0))[0]
      expect(metrics.sumOfSquaredErrors).toBeCloseTo(full.sumOfSquaredErrors, 14)
      expect(metrics.cost).toBeCloseTo(full.cost, 14)
    }
  })

  it('a batch size beyond the data is one batch, shuffled', () =>
    fc.assert(
      fc.property(seed, s => {
        const [all, large] = [epoch(learner, m)(xor)(start(s)), epoch(learner, 1000)(xor)(start(s))]
        expect(large).toEqual(all)
        expect(large[1].step).toBe(1)
        const full = epoch(learner)(xor)(start(s))
        expect(large[0].cost).toBeCloseTo(full[0].cost, 14)
        expect(space.norm(space.subtract(full[1].parameters)(large[1].parameters))).toBeLessThan(1e-13)
      })
    ))

  it('the full batch draws no random numbers', () =>
    expect(epoch(learner)(xor)(start(0))[1].random).toEqual(start(0).random))
})
