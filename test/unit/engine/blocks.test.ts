/** Many steps in one call are the same steps one by one: states, metrics, and where training goes wrong. */
import {
  adam,
  batch,
  cosineDecay,
  dense,
  divergence,
  dropout,
  fit,
  gradientDescent,
  initialState,
  input,
  momentum,
  pipe,
  pythonRandom,
  quadraticLoss,
  relu,
  sigmoid,
  stepReport,
  tanh,
  train,
  trainer,
  uniform,
  vector,
  warmUp,
  type AnyMemory,
  type Batch,
  type FitOptions,
  type Size,
  type Trainer
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'

const rows = [
  [0, 0, 0],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 0],
  [0.5, 1, 0.5]
] as const
const [first, ...others] = rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) }))
const examples = batch([first ?? { input: vector([0, 0]), target: vector([0]) }, ...others])
const small = pipe(input(2), dense(2), tanh, dense(1), sigmoid)
const wide = pipe(input(2), dense(40), tanh, dense(1), sigmoid)

/** All at once, epoch by epoch, and in two parts. */
const ways = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  data: Batch<I, O>,
  options: FitOptions
) => {
  const begin = initialState<I, O, P, Ms>(subject, uniform(-1, 1))(pythonRandom(3))
  const run = (epochs: number) => train<I, O, P, Ms>(subject, { ...options, epochs })(data)
  const atOnce = run(options.epochs)(begin)
  const one = [...fit<I, O, P, Ms>(subject, options)(data)(begin)]
  const half = Math.floor(options.epochs / 2)
  const [, middle] = run(half)(begin)
  return {
    atOnce,
    oneByOne: [one.map(([metrics]) => metrics), one.at(-1)?.[1]],
    inParts: run(options.epochs - half)(middle)[1],
    reference: train<I, O, P, Ms>(subject, { ...options, interpreter: 'reference' })(data)(begin)
  }
}

const agree = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  options: FitOptions
): void => {
  // proof: the examples have the sizes of the networks below
  const data = examples as unknown as Batch<I, O>
  const { atOnce, oneByOne, inParts, reference } = ways<I, O, P, Ms>(subject, data, options)
  expect(atOnce).toEqual(oneByOne)
  expect(inParts).toEqual(atOnce[1])
  expect(atOnce[0].map(({ step, epoch }) => [step, epoch])).toEqual(
    reference[0].map(({ step, epoch }) => [step, epoch])
  )
  expect(atOnce[0].at(-1)?.cost).toBeCloseTo(reference[0].at(-1)?.cost ?? NaN, 9)
}

describe('steps in one call are those one by one, bit for bit', () => {
  it('of straight code and of kernels', () => {
    const kernels = <P, Ms extends readonly AnyMemory[]>(subject: Trainer<2, 1, P, Ms>): number => {
      agree(subject, { epochs: 40 })
      const report = stepReport(subject, rows.length)
      return E.isRight(report) ? report.right.kernels.length : NaN
    }
    expect(kernels(trainer(small, quadraticLoss, gradientDescent(0.5)))).toBe(1)
    expect(kernels(trainer(wide, quadraticLoss, gradientDescent(0.1)))).toBeGreaterThan(1)
  })
  it('with rates that change by step', () => {
    agree(trainer(small, quadraticLoss, gradientDescent(cosineDecay(0.5, 30))), { epochs: 40 })
    agree(trainer(small, quadraticLoss, adam(warmUp(5, 0.05))), { epochs: 40 })
    agree(trainer(wide, quadraticLoss, momentum(cosineDecay(0.1, 30))), { epochs: 40 })
  })
  it('with batches, the last one not full', () =>
    agree(trainer(small, quadraticLoss, momentum(0.1)), { epochs: 12, batchSize: 2 }))
  it('with noise, drawn for each step', () =>
    agree(trainer(pipe(input(2), dense(4), dropout(0.5), tanh, dense(1)), quadraticLoss, gradientDescent(0.1)), {
      epochs: 12
    }))
  it('over more than one block', () =>
    agree(trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(1)), { epochs: 1100 }))
})

it('a step that is too long for straight code is told before its expressions are made', () => {
  const large = trainer(pipe(input(784), dense(128), relu, dense(10)), quadraticLoss, adam(0.001))
  const report = stepReport(large, 128)
  expect(E.isRight(report) && report.right.kernels.length > 1).toBe(true)
})

describe('a training that goes wrong in the middle of a block', () => {
  const numbersOf = (history: readonly { readonly cost: number; readonly gradientNorm: number }[]) =>
    history.map(({ cost, gradientNorm }) => [cost, gradientNorm].map(x => x.toPrecision(9)))
  const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(1))
  const far = batch([{ input: vector([30]), target: vector([15]) }])

  it('has the metrics of the reference, and is found at its epoch', () => {
    const begin = initialState(line, uniform(0, 1))(pythonRandom(0))
    const run = (interpreter: 'engine' | 'reference') => train(line, { epochs: 140, interpreter })(far)(begin)
    const [[ours, end], [theirs, right]] = [run('engine'), run('reference')]
    expect(numbersOf(ours)).toEqual(numbersOf(theirs))
    const found = divergence(line.network)(far)(ours, end.parameters)
    expect(found).toEqual(divergence(line.network)(far)(theirs, right.parameters))
    expect(found).toMatchObject({ value: { _tag: 'NotFinite', epoch: 53 } })
    expect(end.step).toBe(140)
  })

  it('goes on where a gradient is zero, and has its norm', () => {
    // a unit that is off has no gradient; its neighbor goes on
    const unit = trainer(pipe(input(1), dense(1), relu), quadraticLoss, gradientDescent(0.5))
    const two = batch([{ input: vector([1]), target: vector([-1]) }])
    const begin = initialState(unit, uniform(0, 1))(pythonRandom(1))
    const run = (interpreter: 'engine' | 'reference') => train(unit, { epochs: 30, interpreter })(two)(begin)[0]
    expect(numbersOf(run('engine'))).toEqual(numbersOf(run('reference')))
    expect(run('engine').at(-1)?.gradientNorm).toBe(0)
  })
})

describe('a history whose metrics are made when they are read', () => {
  const unit = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
  const begin = initialState(unit, uniform(0, 1))(pythonRandom(0))
  const history = () => train(unit, { epochs: 30 })(examples)(begin)[0]
  const plain = [...fit(unit, { epochs: 30 })(examples)(begin)].map(([metrics]) => metrics)

  it('is an array to whoever looks', () => {
    expect(history()).toEqual(plain)
    expect(Array.isArray(history())).toBe(true)
    expect(history()).toHaveLength(30)
    expect([...history()]).toEqual(plain)
    expect(history().map(({ cost }) => cost)).toEqual(plain.map(({ cost }) => cost))
    expect(Object.keys(history())).toHaveLength(30)
    expect(JSON.stringify(history())).toBe(JSON.stringify(plain))
    expect(history().concat(history())).toHaveLength(60)
    expect('3' in history()).toBe(true)
    expect(history()[30]).toBeUndefined()
    expect(history().at(-1)).toEqual(plain.at(-1))
    expect(history().toReversed()[0]).toEqual(plain.at(-1))
    expect(inspect(history())).toBe(inspect(plain))
    expect(structuredClone([...history()])).toEqual(plain)
  })

  it('has the same element at every reading', () => {
    const one = history()
    const third = one[2]
    expect(one.slice(2, 3)[0]).toBe(third)
    expect(JSON.stringify(one)).toBe(JSON.stringify(plain))
    expect(one[2]).toBe(third)
  })

  it('is frozen, as its elements are', () => {
    const one = history()
    expect(Object.isFrozen(one[0])).toBe(true)
    expect(Object.isFrozen(one)).toBe(true)
    expect(Object.freeze(one)).toBe(one)
    for (const change of [
      () => Reflect.set(one, 0, plain[1]),
      () => Reflect.set(one, 'length', 1),
      () => Reflect.deleteProperty(one, 0),
      () => Reflect.defineProperty(one, 31, { value: 1 }),
      () => Reflect.setPrototypeOf(one, null)
    ])
      expect(change()).toBe(false)
    expect(one).toEqual(plain)
  })

  it('stays as it was when training goes on', () => {
    const one = history()
    train(unit, { epochs: 50 })(examples)(initialState(unit, uniform(0, 1))(pythonRandom(5)))
    expect(one).toEqual(plain)
  })
})
