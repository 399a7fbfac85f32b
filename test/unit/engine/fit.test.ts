import {
  adam,
  batch,
  dense,
  dropout,
  epoch,
  fit,
  gradientDescent,
  initialState,
  input,
  layer,
  noShape,
  noParameters,
  append,
  pipe,
  predictAll,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  tanh,
  train,
  trainer,
  trainSome,
  uniform,
  vector
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const network = pipe(input(2), dense(3), tanh, dense(1), sigmoid)
const learner = trainer(network, quadraticLoss, adam(0.1))
const examples = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([0]) },
  { input: vector([0.5, 1]), target: vector([0.5]) }
])
const start = (seed: number) => initialState(learner, uniform(-1, 1))(pythonRandom(seed))
const options = { epochs: 4, batchSize: 2 }

describe('fit by the engine', () => {
  it('two trainings at once, step by step in turn, do not disturb each other', () => {
    const run = fit(learner, options)(examples)
    const alone = [1, 2].map(seed => [...run(start(seed))])
    const [one, two] = [1, 2].map(seed => run(start(seed))[Symbol.iterator]())
    const together: unknown[][] = [[], []]
    for (let k = 0; k < options.epochs; k++) {
      together[0]?.push(one?.next().value)
      together[1]?.push(two?.next().value)
    }
    expect(together).toEqual(alone)
  })

  it('states handed out before are not changed by steps after', () => {
    const states = fit(learner, options)(examples)(start(3))[Symbol.iterator]()
    const first = states.next().value
    const before = JSON.stringify(first)
    states.next()
    expect(JSON.stringify(first)).toBe(before)
    expect(Object.isFrozen(first?.[1])).toBe(true)
  })

  it('goes on from a state that was handed out, or from an equal one', () => {
    const run = train(learner, { epochs: 3 })(examples)
    const [, middle] = run(start(5))
    const again = { ...middle, parameters: network.shape.unflatten(network.shape.flatten(middle.parameters)) }
    expect(run(again)).toEqual(run(middle))
  })

  it('is left in the middle, and begins anew', () => {
    const run = fit(learner, options)(examples)
    const whole = [...run(start(7))]
    for (const [metrics] of run(start(7))) if (metrics.epoch === 2) break
    expect([...run(start(7))]).toEqual(whole)
  })

  it('draws the noise of the reference', () => {
    const noisy = trainer(pipe(input(2), dense(4), dropout(0.5), tanh, dense(1)), quadraticLoss, gradientDescent(0.1))
    const begin = initialState(noisy, uniform(-1, 1))(pythonRandom(1))
    const [engine] = [train(noisy, options)(examples)(begin)]
    const reference = train(noisy, { ...options, interpreter: 'reference' })(examples)(begin)
    expect(engine[1].random).toEqual(reference[1].random)
    expect(engine[0].at(-1)?.cost).toBeCloseTo(reference[0].at(-1)?.cost ?? NaN, 13)
  })

  it('norms of gradients that overflow when squared are those of the reference', () => {
    const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(1))
    const far = batch([{ input: vector([3000]), target: vector([15]) }])
    const begin = initialState(line, uniform(0, 1))(pythonRandom(0))
    const norms = (interpreter: 'engine' | 'reference') =>
      train(line, { epochs: 23, interpreter })(far)(begin)[0].map(({ gradientNorm }) => gradientNorm.toPrecision(10))
    expect(norms('engine')).toEqual(norms('reference'))
  })
})

describe('the reference steps in', () => {
  it('for a part whose functions were exchanged, and says so once, with its name', () => {
    const said: string[] = []
    const odd = trainer(network, quadraticLoss, {
      ...adam(0.1),
      name: 'mine',
      update: shape => adam(0.1).update(shape)
    })
    const notice = (sentence: string): void => void said.push(sentence)
    const run = train(odd, { epochs: 1, notice })(examples)
    const [history] = run(start(1))
    run(start(2))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('the optimizer mine')
    const [metrics] = epoch(learner)(examples)(start(1))
    expect(history[0]?.cost).toBe(metrics.cost)
  })

  it('for a layer that cannot be read again', () => {
    let readings = 0
    const moody = layer({
      name: 'moody',
      inputs: 2,
      outputs: 2,
      shape: noShape,
      equation: algebra => () => x => {
        readings += 1
        if (readings > 1 && !('components' in x)) throw new TypeError('moody: not again')
        return algebra.map(a => a)(x)
      },
      pullback: () => () => c => ({ parameters: noParameters, input: c })
    })
    const said: string[] = []
    const odd = trainer(pipe(input(2), append(moody), dense(1)), quadraticLoss, gradientDescent(1))
    const begin = initialState(odd, uniform(0, 1))(pythonRandom(0))
    const [history] = train(odd, { epochs: 2, notice: each => void said.push(each) })(examples)(begin)
    expect(history).toHaveLength(2)
    expect(said[0]).toContain('moody: not again')
  })

  it('where it is asked for, and says nothing', () => {
    const said: string[] = []
    const [history] = train(learner, { epochs: 1, interpreter: 'reference', notice: each => void said.push(each) })(
      examples
    )(start(1))
    expect(history[0]).toEqual({ ...epoch(learner)(examples)(start(1))[0], epoch: 1 })
    expect(said).toEqual([])
  })
})

describe('predictAll', () => {
  const parameters = start(11).parameters
  const all = Array.from({ length: 300 }, (_, k) => vector([Math.sin(k), Math.cos(2 * k)]))

  it('is forward of each input, whatever others it is asked with', () => {
    const answer = predictAll(network)(parameters)
    const forward = network.forward(parameters)
    const outputs = answer(all).map(y => [...y][0] ?? NaN)
    outputs.forEach((y, k) => expect(y).toBeCloseTo([...forward(all[k] ?? vector([0, 0]))][0] ?? NaN, 14))
    for (const size of [0, 1, 8, 9, 129]) {
      const some = answer(all.slice(0, size)).map(y => [...y][0])
      expect(some).toEqual(outputs.slice(0, size))
    }
  })

  it('is forward to the bit by the reference', () => {
    const answer = predictAll(network, { interpreter: 'reference' })(parameters)
    expect(answer(all)).toEqual(all.map(network.forward(parameters)))
  })
})

describe('trainSome', () => {
  it('is train of the network', () => {
    const [{ history }] = trainSome(network, quadraticLoss, adam(0.1))({ initializer: uniform(-1, 1), epochs: 3 })(
      examples
    )(pythonRandom(4))
    expect(history).toEqual(train(learner, { epochs: 3 })(examples)(start(4))[0])
  })
})
