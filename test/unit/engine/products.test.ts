import {
  adam,
  batch,
  convolution,
  dense,
  flatten,
  gradientDescent,
  initialState,
  input,
  momentum,
  pipe,
  predictAll,
  pythonRandom,
  quadraticLoss,
  relu,
  residual,
  softmaxCrossEntropy,
  tanh,
  train,
  trainer,
  uniform,
  vectorBy,
  type AnyMemory,
  type ProductCall,
  type Size,
  type Trainer
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { machineOf, numbersFrom, stepOf, valuesIn } from './machines.ts'

/** What BLAS calls gemm, term by term in order, with the roundings of its numbers. */
const gemm = ({ m, n, k, transA, a, lda, b, ldb, beta, c, ldc }: ProductCall): void => {
  const round = c instanceof Float32Array ? Math.fround : (x: number) => x
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = beta === 0 ? 0 : (c[i * ldc + j] ?? Number.NaN)
      for (let t = 0; t < k; t++) {
        const [x, y] = [a[transA ? t * lda + i : i * lda + t] ?? Number.NaN, b[t * ldb + j] ?? Number.NaN]
        sum = round(sum + round(x * y))
      }
      c[i * ldc + j] = sum
    }
}

/** Calls that were made, by what they were asked for. */
const watched = () => {
  const calls: ProductCall[] = []
  return {
    calls,
    products: (call: ProductCall): void => {
      calls.push(call)
      gemm(call)
    }
  }
}

const same = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  name: string,
  subject: Trainer<I, O, P, Ms>,
  least: number
): void =>
  it.each([5, 13])(`${name} on %i`, count => {
    for (const width of [64, 32] as const) {
      const whole = stepOf(subject, count, true, { width })
      const outside = stepOf(subject, count, true, { width, foreign: 1 })
      const { calls, products } = watched()
      const [own, other] = [machineOf(whole), machineOf(outside, products)]
      own.run(2)
      other.run(2)
      expect(valuesIn(outside, other.memory)).toEqual(valuesIn(whole, own.memory))
      expect(calls.length).toBeGreaterThanOrEqual(2 * least)
      expect(calls.every(call => Object.isFrozen(call))).toBe(true)
      // the record of a product is the same each time
      expect(new Set(calls).size).toBe(calls.length / 2)
    }
  })

describe('products by a function of the user’s, which adds in order, are the step bit for bit', () => {
  const net = pipe(input(5), dense(7), tanh, dense(3))
  same('a network', trainer(net, quadraticLoss, gradientDescent(0.3)), 4)
  same('classes', trainer(pipe(input(8), dense(9), relu, dense(3)), softmaxCrossEntropy, adam(0.1)), 4)
  same(
    'residual',
    trainer(pipe(input(5), residual(pipe(input(5), dense(5), tanh)), dense(2)), quadraticLoss, momentum(0.1)),
    4
  )
  same(
    'a convolution, whose windows overlap',
    trainer(pipe(input(1, 5, 6), convolution(3, 2), relu, flatten, dense(2)), quadraticLoss, gradientDescent(0.01)),
    1
  )
})

describe('the option', () => {
  const next = numbersFrom(3)
  const example = () => ({ input: vectorBy(40)(next), target: vectorBy(7)(next) })
  const examples = batch([example(), ...Array.from({ length: 36 }, example)])
  const learner = trainer(pipe(input(40), dense(33), tanh, dense(7)), quadraticLoss, adam(0.01))
  const start = initialState(learner, uniform(-0.2, 0.2))(pythonRandom(1))
  const duration = { epochs: 3, batchSize: 32 }

  it('is asked for large products, and changes nothing but the order of sums', () => {
    const { calls, products } = watched()
    const trained = train(learner, { ...duration, products })(examples)(start)
    expect(trained).toEqual(train(learner, duration)(examples)(start))
    expect(calls.every(({ m, n, k }) => m * n * k >= 2 ** 14)).toBe(true)
    expect(new Set(calls.map(({ m, n, k, transA }) => `${m}×${k}×${n} ${transA}`))).toEqual(
      new Set(['32×40×33 false', '40×32×33 true'])
    )
  })

  it('each function is asked for itself', () => {
    const [one, two] = [watched(), watched()]
    train(learner, { ...duration, products: one.products })(examples)(start)
    const count = one.calls.length
    train(learner, { ...duration, products: two.products })(examples)(start)
    expect([one.calls.length, two.calls.length]).toEqual([count, count])
  })

  it('predicts', () => {
    const { calls, products } = watched()
    const inputs = examples.examples.map(example => example.input)
    const [answers, expected] = [{ products }, {}].map(options =>
      predictAll(learner.network, options)(start.parameters)(inputs)
    )
    expect(answers).toEqual(expected)
    expect(calls.length).toBeGreaterThan(0)
  })

  it('what it throws ends the training, and no state is half a state', () => {
    let left = 3
    const products = (call: ProductCall): void => {
      if (left-- === 0) throw new Error('no more')
      gemm(call)
    }
    const before = JSON.stringify(start)
    expect(() => train(learner, { ...duration, products })(examples)(start)).toThrow('no more')
    expect(JSON.stringify(start)).toBe(before)
    expect(train(learner, { ...duration, products })(examples)(start)).toEqual(
      train(learner, duration)(examples)(start)
    )
  })
})
