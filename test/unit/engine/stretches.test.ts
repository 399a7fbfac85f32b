/** Stretches of a training: wherever they end they are the epochs of `train`, bit for bit, and are gone on with from there. */
import {
  adam,
  batch,
  dense,
  dropout,
  fit,
  gradientDescent,
  initialState,
  input,
  pipe,
  placed,
  pythonRandom,
  quadraticLoss,
  relu,
  sigmoid,
  stateAt,
  matrix,
  tanh,
  train,
  trainer,
  uniform,
  vector,
  vectorBy,
  type AnyMemory,
  type Batch,
  type FitOptions,
  type Placed,
  type Trainer
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { fitStretches } from '../../../src/engine/stretches.ts'
import { numbersFrom } from './machines.ts'

const next = numbersFrom(5)
const one = () => ({ input: vectorBy(2)(next), target: vectorBy(1)(next) })
const examples = batch([one(), ...Array.from({ length: 10 }, one)])

const plain = trainer(pipe(input(2), dense(3), tanh, dense(1), sigmoid), quadraticLoss, adam(0.1))
const noisy = trainer(pipe(input(2), dense(70), relu, dropout(0.3), dense(1)), quadraticLoss, gradientDescent(0.01))
const large = trainer(pipe(input(2), dense(300), relu, dense(60), relu, dense(1)), quadraticLoss, adam(0.01))

/** Time that is over at every so-manieth question. */
const every = (count: number) => {
  let asked = 0
  return () => (asked += 1) % count === 0
}

/** All numbers, and every state that was reached. */
const walked = <P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<2, 1, P, Ms>,
  options: FitOptions,
  data: Batch<2, 1>,
  from: Placed<P, Ms>,
  isDue: () => boolean,
  everyEpochs = Infinity
) => {
  const states: Placed<P, Ms>[] = []
  const figures: number[] = []
  for (const stretch of fitStretches<2, 1, P, Ms>(subject, options, { isDue, everyEpochs })(data)(from)) {
    figures.push(...stretch.figures.flatMap(part => [...part]))
    states.push(stretch.reached())
  }
  return { states, figures }
}

const numbersOf = (history: readonly { cost: number; sumOfSquaredErrors: number; gradientNorm: number }[]) =>
  history.flatMap(({ cost, sumOfSquaredErrors, gradientNorm }) => [cost, sumOfSquaredErrors, gradientNorm])

const holds = <P, Ms extends readonly AnyMemory[]>(subject: Trainer<2, 1, P, Ms>, options: FitOptions) => {
  const start = initialState<2, 1, P, Ms>(subject, uniform(-0.5, 0.5))(pythonRandom(1))
  const [history, end] = train<2, 1, P, Ms>(subject, options)(examples)(start)
  for (const calls of [1, 2, 5]) {
    const { states, figures } = walked(subject, options, examples, placed(start), every(calls))
    expect(figures).toEqual(numbersOf(history))
    expect(states.at(-1)?.state).toEqual(end)
    for (const state of [states[0], states[Math.floor(states.length / 2)], states.at(-2)]) {
      if (state === undefined) continue
      const rest = walked(subject, options, examples, state, every(3))
      expect(rest.figures).toEqual(numbersOf(history.slice(state.place.epoch)))
      expect(rest.states.at(-1)?.state ?? end).toEqual(end)
    }
  }
}

describe('stretches', () => {
  it.each([
    ['full', 3000],
    [1, 6],
    [2, 6],
    [4, 6],
    [11, 6],
    [20, 6]
  ] as const)('are the epochs of train, and are gone on with: batches of %s, %i epochs', (batchSize, epochs) =>
    holds(plain, { epochs, batchSize })
  )

  it.each(['full', 3, 4] as const)('are, with noise: batches of %s', batchSize =>
    holds(noisy, { epochs: 5, batchSize })
  )

  it('are, where a step is a call', () => holds(large, { epochs: 3, batchSize: 3 }))

  it.each(['full', 3] as const)('are, by the reference: batches of %s', batchSize =>
    holds(plain, { epochs: 3, batchSize, interpreter: 'reference' })
  )

  it('end after every so-manieth epoch, counted from the start of the course', () => {
    const start = placed(initialState(plain, uniform(-0.5, 0.5))(pythonRandom(1)))
    const { states } = walked(plain, { epochs: 25 }, examples, start, () => false, 10)
    expect(states.map(({ place }) => place.epoch)).toEqual([10, 20, 25])
    const [first] = states
    const rest = walked(plain, { epochs: 25 }, examples, first ?? start, () => false, 4)
    expect(rest.states.map(({ place }) => place.epoch)).toEqual([12, 16, 20, 24, 25])
  })

  it('end with the first epoch that is not finite, in the state after its step', () => {
    const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(100))
    const data = batch([{ input: vector([3]), target: vector([1]) }])
    const start = initialState(line, uniform(0, 1))(pythonRandom(0))
    const end = { isDue: () => false, everyEpochs: Infinity }
    const first = fitStretches(line, { epochs: 1000 }, end)(data)(placed(start))[Symbol.iterator]().next()
    const reached = first.done === true ? undefined : first.value.reached()
    const epochs = [...fit(line, { epochs: reached?.place.epoch ?? 0 })(data)(start)]
    expect(epochs.map(([{ cost, gradientNorm }]) => Number.isFinite(cost) && Number.isFinite(gradientNorm))).toEqual(
      epochs.map((_, k) => k < epochs.length - 1)
    )
    expect(epochs.length).toBeGreaterThan(20)
    expect(reached?.state).toEqual(epochs.at(-1)?.[1])
  })

  it('end with a cost that is infinite though the gradient is not', () => {
    // 10¹⁶⁰ squared is too much, and times the slope of a saturated unit it is not
    const unit = trainer(pipe(input(1), dense(1), sigmoid), quadraticLoss, gradientDescent(1e-99))
    const data = batch([{ input: vector([1]), target: vector([1e160]) }])
    const start = stateAt(unit)([{ weights: matrix([[-200]]), bias: vector([0]) }, []], pythonRandom(0))
    const [[metrics]] = train(unit, { epochs: 1 })(data)(start)
    expect([metrics?.cost, Number.isFinite(metrics?.gradientNorm)]).toEqual([Infinity, true])
    const [first] = fitStretches(unit, { epochs: 9 }, { isDue: () => false, everyEpochs: Infinity })(data)(
      placed(start)
    )
    expect(first?.figures.map(part => part.length)).toEqual([3])
  })

  it('tell their state before the next is asked for, and then no longer', () => {
    const start = placed(initialState(plain, uniform(-0.5, 0.5))(pythonRandom(1)))
    const end = { isDue: () => true, everyEpochs: Infinity }
    const stretches = fitStretches(plain, { epochs: 3000 }, end)(examples)(start)[Symbol.iterator]()
    const first = stretches.next()
    stretches.next()
    expect(() => first.done !== true && first.value.reached()).toThrow('before training went on')
  })
})
