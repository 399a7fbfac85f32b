import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  divergence,
  gradientDescent,
  input,
  matrix,
  pythonRandom,
  quadraticLoss,
  relu,
  showDivergence,
  stateAt,
  train,
  trainer,
  vector,
  type EpochMetrics,
  type History
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const network = pipe(input(1), dense(1))
const sound = [{ weights: matrix([[1]]), bias: vector([0]) }] as const
const examples = batch([
  { input: vector([1]), target: vector([1]) },
  { input: vector([2]), target: vector([3]) }
])

const epochs = (costs: readonly number[], more: Partial<EpochMetrics> = {}): History =>
  costs.map((cost, k) => ({ epoch: k + 1, step: k + 1, cost, sumOfSquaredErrors: 2 * cost, gradientNorm: 1, ...more }))
const told = (
  history: History,
  parameters: Parameters<ReturnType<ReturnType<typeof divergence<typeof sound>>>>[1] = sound
) => pipe(divergence<typeof sound>(network)(examples)(history, parameters), O.map(showDivergence), O.toNullable)

describe('divergence', () => {
  it('is none of training that falls, nor of none', () => {
    expect(told(epochs([3, 2, 1]))).toBe(null)
    expect(told([])).toBe(null)
  })

  it('names the first epoch that is not finite, the tensor, and the rate where the cost grew before', () => {
    const broken = [{ weights: matrix([[1]]), bias: vector([NaN]) }] as const
    expect(told(epochs([1, 50, Infinity, NaN]), broken)).toBe(
      'Epoch 3: the cost is Infinity, at the end the parameters 0.bias are not finite. ' +
        'The cost grew before: take a smaller learning rate, and scale the inputs (standardize).'
    )
  })

  it('looks for another cause where the cost did not grow', () => {
    expect(told(epochs([1, NaN]))).toBe(
      'Epoch 2: the cost is NaN. The cost did not grow before: look for a logarithm or a quotient of 0 (take the loss of logits), or scale the inputs (standardize).'
    )
    expect(told(epochs([1, 0.5], { gradientNorm: NaN }))).toMatch(/^Epoch 1: the norm of the gradient is NaN\./u)
  })

  it('sees parameters that the last update broke', () => {
    const broken = [{ weights: matrix([[-Infinity]]), bias: vector([0]) }] as const
    expect(told(epochs([1, 1]), broken)).toMatch(/^Epoch 2: a component of the parameters 0\.weights is -Infinity\./u)
  })

  it('is growth from five rises to more than twice the first, and not before', () => {
    expect(told(epochs([1, 1.1, 1.3, 1.6, 1.9, 2.1]))).toBe(
      'Epoch 6: the cost has grown from 1 to 2.1, and grows on. Take a smaller learning rate, and scale the inputs (standardize).'
    )
    expect(told(epochs([1, 1.1, 1.3, 1.6, 1.9, 2]))).toBe(null)
    expect(told(epochs([1, 1.3, 1.6, 1.9, 2.1]))).toBe(null)
    expect(told(epochs([1, 5, 4, 6, 7, 8, 9]))).toBe(null)
  })
})

describe('a dead network', () => {
  // all units off for the inputs that there are; the output bias is the mean
  const dead = pipe(input(1), dense(2), relu, dense(1))
  const trained = trainer(dead, quadraticLoss, gradientDescent(0.5))
  const off = [
    { weights: matrix([[-1], [-1]]), bias: vector([-1, -1]) },
    [],
    { weights: matrix([[1, 1]]), bias: vector([0]) }
  ] as const

  it('is told after training', () => {
    const [history, { parameters }] = train(trained, { epochs: 60 })(examples)(stateAt(trained)(off, pythonRandom(0)))
    expect(pipe(divergence(dead)(examples)(history, parameters), O.map(showDivergence), O.toNullable)).toMatch(
      /^Epoch 60: the gradient is 0 while the network is no better than the mean of the targets, with the cost 0\.5\. Its units are all off/u
    )
  })

  it('is not one that has converged to noise, nor one that fits', () => {
    const noisy = batch([
      { input: vector([1]), target: vector([1]) },
      { input: vector([1]), target: vector([2]) },
      { input: vector([3]), target: vector([7]) }
    ])
    const learner = trainer(network, quadraticLoss, gradientDescent(0.2))
    for (const given of [noisy, examples]) {
      const [history, { parameters }] = train(learner, { epochs: 3000 })(given)(
        stateAt(learner)(sound, pythonRandom(0))
      )
      expect(history.at(-1)?.gradientNorm).toBeLessThan(1e-8)
      expect(divergence(network)(given)(history, parameters)).toEqual(O.none)
    }
  })
})
