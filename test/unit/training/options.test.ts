/** Options of training out of range are refused with the sentence of the command. */
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  epoch,
  fit,
  gradientDescent,
  input,
  numpyRandomState,
  pythonRandom,
  quadraticLoss,
  stateAt,
  train,
  trainer,
  vector
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const network = pipe(input(1), dense(1))
const learner = trainer(network, quadraticLoss, gradientDescent(0.1))
const examples = batch([{ input: vector([1]), target: vector([0]) }])
const start = stateAt(learner)(network.shape.unflatten([1, 0]), pythonRandom(0))

/** As JavaScript calls it. */
const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const shown = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value))

describe('epochs', () => {
  it.each([-1, NaN, 0.5, Infinity, 2 ** 53, '10', undefined])('%j', epochs => {
    const error = new TypeError(
      `epochs: expected an integer from 0 to 2⁵³ − 1; got ${shown(epochs)}. Give for instance 1000.`
    )
    for (const run of [fit, train])
      expect(() => call(call(call(run, learner, { epochs }), examples), start)).toThrow(error)
  })

  it.each([0, 3])('%j are taken', epochs => {
    expect(train(learner, { epochs })(examples)(start)[0].length).toBe(epochs)
    expect([...fit(learner, { epochs })(examples)(start)].length).toBe(epochs)
  })
})

describe('batch sizes', () => {
  it.each(['ful', 'Full', 0, -1, NaN, 1.5, Infinity, '32', null])('%j', batchSize => {
    const error = new TypeError(
      `batchSize: expected an integer from 1 to 2⁵³ − 1, or 'full'; got ${shown(batchSize)}. Give for instance 'full'.`
    )
    for (const run of [fit, train])
      expect(() => call(call(call(run, learner, { epochs: 1, batchSize }), examples), start)).toThrow(error)
    expect(() => call(call(epoch, learner, batchSize), examples)).toThrow(error)
  })

  it.each(['full', 1, 7, undefined] as const)('%j is taken', batchSize => {
    const options = batchSize === undefined ? { epochs: 2 } : { epochs: 2, batchSize }
    expect(train(learner, options)(examples)(start)[0].length).toBe(2)
  })
})

describe('learning rates', () => {
  it.each(['0.1', undefined, NaN])('%j', rate => {
    expect(() => call(gradientDescent, rate)).toThrow(
      new TypeError(`learningRate: expected a finite number from 0; got ${shown(rate)}. Give for instance 0.1.`)
    )
  })
})

describe('seeds', () => {
  it.each([0.5, -1, NaN, Infinity, 2 ** 32, '7'])('%j is none of NumPy’s', seed => {
    expect(() => call(numpyRandomState, seed)).toThrow(
      new TypeError(`seed: expected an integer from 0 to 2³² − 1; got ${shown(seed)}. Give for instance 7.`)
    )
  })

  it.each(['7', undefined, null])('%j is none of Python’s, whose every number is one', seed => {
    expect(() => call(pythonRandom, seed)).toThrow(
      new TypeError(`seed: expected a number or a bigint; got ${shown(seed)}. Give for instance 7.`)
    )
  })

  it.each([0, 7, 2 ** 32 - 1])('%j is', seed => expect(numpyRandomState(seed).words.length).toBeGreaterThan(600))
})
