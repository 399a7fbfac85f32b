/** Noise is an input of the equation: drawn from the state of training, its mean in prediction. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  add,
  append,
  batch,
  batchNoise,
  bernoulli,
  besideLayer,
  compose,
  cost,
  costGradient,
  dense,
  denseLayer,
  drawNoise,
  epoch,
  eqRandom,
  getVectorSpace,
  gradientDescent,
  identityLayer,
  initialState,
  input,
  layer,
  matrix,
  meanNoise,
  noParameters,
  noShape,
  pythonRandom,
  quadraticLoss,
  residual,
  scale,
  shared,
  sigmoid,
  standardNormal,
  step,
  subtract,
  train,
  trainer,
  uniform,
  uniforms,
  vector,
  type Distribution,
  type Noise
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { expectDerivative } from '../layer/differences.ts'

/** y = noise ⊙ x / keep, noise 1 with the probability `keep`, else 0: inverted dropout. */
const dropout = (keep: number) =>
  layer({
    name: `dropout(${keep})`,
    inputs: 3,
    outputs: 3,
    shape: noShape,
    noise: { size: 3, distribution: bernoulli(keep) },
    equation:
      ({ hadamard, scale, num }) =>
      (_, noise) =>
      x =>
        pipe(x, hadamard(noise), scale(num(1 / keep))),
    pullback:
      ({ hadamard, scale, num }) =>
      (_parameters, _x, _y, noise) =>
      c => ({ parameters: noParameters, input: pipe(c, hadamard(noise), scale(num(1 / keep))) })
  })

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const drop = dropout(0.8)
const network = pipe(input(2), dense(3), append(drop), sigmoid, append(drop), dense(1))
const examples = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([0]) },
  { input: vector([0.5, 0.25]), target: vector([0.75]) }
])
const learner = trainer(network, quadraticLoss, gradientDescent(0.25))
const start = (seed: number) => initialState(learner, uniform(-1, 1))(pythonRandom(seed))
const numbers = (noise: Noise) => noise.map(each => each.components)

describe('a layer with noise', () => {
  it('pulls back through the noise that it was given', () => {
    for (const seed of [1, 2, 3]) expectDerivative(drop, { noise: drawNoise(drop)(pythonRandom(seed))[0], runs: 3 })
    expectDerivative(network, { noise: drawNoise(network)(pythonRandom(5))[0], runs: 3 })
  })

  it('computes with the mean in prediction: dropout is then the identity', () => {
    const x = vector([3, -5, 7])
    expect([...drop.forward([])(x)]).toEqual([0.8 * 3 * 1.25, 0.8 * -5 * 1.25, 0.8 * 7 * 1.25])
    expect([
      ...drop
        .vjp([])(x)
        .pullback(vector([1, 1, 1])).input
    ]).toEqual([1, 1, 1])
    expect(numbers(meanNoise(network))).toEqual([
      [0.8, 0.8, 0.8],
      [0.8, 0.8, 0.8]
    ])
    expect([...drop.forward([], meanNoise(drop))(x)]).toEqual([...drop.forward([])(x)])
  })

  it('computes with what it is given', () => {
    const noise: Noise = call(() => [vector([1, 0, 1])]) as Noise
    expect([...drop.forward([], noise)(vector([4, 4, 8]))]).toEqual([5, 0, 10])
    expect([
      ...drop
        .vjp([])(vector([4, 4, 8]), noise)
        .pullback(vector([1, 2, 4])).input
    ]).toEqual([1.25, 0, 5])
  })

  it('refuses noise of another size or number', () => {
    const theta = network.shape.unflatten(Array.from({ length: network.shape.count }, () => 0))
    expect(() => call(drop.forward, [], [vector([1, 1])])).not.toThrow()
    expect(() => call(call(drop.forward, [], [vector([1, 1])]), vector([1, 2, 3]))).toThrow(
      new TypeError("Type '2' is not assignable to type '3'.")
    )
    expect(() => call(call(network.forward, theta, [vector([1, 1, 1])]), vector([1, 2]))).toThrow(TypeError)
    expect(() => call(costGradient(network, quadraticLoss), examples, [meanNoise(network)])).not.toThrow()
    expect(() => call(call(costGradient(network, quadraticLoss), examples, [meanNoise(network)]), theta)).toThrow(
      new TypeError("Type '1' is not assignable to type '5'.")
    )
  })

  it('that reads noise without declaring it is refused', () => {
    const undeclared = () =>
      layer({
        name: 'undeclared',
        inputs: 3,
        outputs: 3,
        shape: noShape,
        equation:
          ({ hadamard }) =>
          (_, noise) =>
          x =>
            call(() => call(hadamard(call(() => noise) as never), x)) as typeof x,
        pullback: () => () => c => ({ parameters: noParameters, input: c })
      })
    expect(undeclared).toThrow(/^the layer undeclared, its equation: expected /u)
  })
})

describe('drawing', () => {
  it('each layer in order, from one generator', () => {
    const [noise, after] = drawNoise(network)(pythonRandom(7))
    const [u, next] = uniforms(6)(pythonRandom(7))
    const ones = u.map(value => (value < 0.8 ? 1 : 0))
    expect(numbers(noise)).toEqual([ones.slice(0, 3), ones.slice(3)])
    expect(eqRandom.equals(after, next)).toBe(true)
  })

  it('example by example: the noise of n and then of m examples is that of n + m', () =>
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 4 }), fc.nat({ max: 100 }), (n, m, seed) => {
        const draw = batchNoise(network)
        const [whole, end] = draw(n + m)(pythonRandom(seed))
        const [first, middle] = draw(n)(pythonRandom(seed))
        const [second, after] = draw(m)(middle)
        expect([...first, ...second].map(numbers)).toEqual(whole.map(numbers))
        expect(eqRandom.equals(after, end)).toBe(true)
        expect([whole, ...whole].every(part => Object.isFrozen(part))).toBe(true)
      })
    ))

  it('nothing for a network without', () => {
    const plain = pipe(input(2), dense(1))
    expect(plain.noise).toEqual([])
    expect(batchNoise(plain)(3)(pythonRandom(1))).toEqual([[[], [], []], pythonRandom(1)])
  })

  it('each use in a shared block has its own; so have layers side by side, in a row and around', () => {
    const block = pipe(input(3), dense(3), append(drop))
    expect(pipe(input(3), shared(4, block)).noise).toHaveLength(4)
    expect(pipe(input(3), residual(block)).noise).toHaveLength(1)
    expect(pipe(besideLayer(drop, identityLayer(2)), compose(besideLayer(identityLayer(2), drop))).noise).toHaveLength(
      2
    )
    const twice = pipe(input(3), shared(2, pipe(input(3), append(drop))))
    const [noise] = drawNoise(twice)(pythonRandom(2))
    expect(numbers(noise)[0]).not.toEqual(numbers(noise)[1])
    const [a = [], b = []] = numbers(noise).map(each => each.map(Number))
    const x = [8, 16, 24]
    expect([...twice.forward([[[]]], noise)(vector([8, 16, 24]))]).toEqual(
      x.map((xi, k) => (a[k] ?? NaN) * (b[k] ?? NaN) * xi * 1.25 * 1.25)
    )
  })

  it('hands each of two layers side by side its own', () => {
    const pair = besideLayer(pipe(denseLayer(1, 3), compose(drop)), drop)
    const noise = call(() => [vector([1, 0, 1]), vector([0, 1, 0])]) as Noise
    const theta = [[{ weights: matrix([[1], [1], [1]]), bias: vector([0, 0, 0]) }, []], []] as const
    expect([...pair.forward(theta, noise)(vector([4, 8, 8, 8]))]).toEqual([5, 0, 5, 0, 10, 0])
    const { input } = pair
      .vjp(theta)(vector([4, 8, 8, 8]), noise)
      .pullback(vector([1, 1, 1, 1, 1, 1]))
    expect([...input]).toEqual([2.5, 0, 1.25, 0])
  })
})

describe('distributions', () => {
  it.each<readonly [Distribution, number, number]>([
    [bernoulli(0.8), 0.8, 0.16],
    [bernoulli(0), 0, 0],
    [standardNormal, 0, 1]
  ])('$name has the mean that it says', (distribution, mean, variance) => {
    const [values] = distribution.draw(20_000)(pythonRandom(11))
    const average = values.reduce((sum, x) => sum + x, 0) / values.length
    expect(distribution.mean).toBe(mean)
    expect(Math.abs(average - mean)).toBeLessThanOrEqual(5 * Math.sqrt(variance / values.length))
    expect(Object.isFrozen(distribution)).toBe(true)
  })
})

describe('training with noise', () => {
  const space = getVectorSpace(network.shape)

  it('a step draws the batch’s noise from the state, and its gradient is at that noise', () =>
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), seed => {
        const before = start(seed)
        const [noise, random] = batchNoise(network)(5)(before.random)
        const [metrics, after] = step(learner)(examples)(before)
        const result = costGradient(network, quadraticLoss)(examples, noise)(before.parameters)
        expect(after.parameters).toEqual(space.add(space.scale(-0.25)(result.gradient))(before.parameters))
        expect(metrics.cost).toBe(result.cost)
        expect(eqRandom.equals(after.random, random)).toBe(true)
      }),
      { numRuns: 30 }
    ))

  it('the gradient of a batch is the mean of those of its examples, each with its noise: the noise moves with its example', () => {
    const { parameters, random } = start(4)
    const [noise] = batchNoise(network)(5)(random)
    const differentiate = costGradient(network, quadraticLoss)
    const whole = differentiate(examples, noise)(parameters)
    const order = [3, 1, 4, 0, 2] as const
    const [first, ...rest] = order.map(k => examples.examples[k] ?? expect.fail('none'))
    const moved = { ...examples, examples: [first ?? expect.fail('none'), ...rest] as const }
    const shuffled = differentiate(
      moved,
      order.map(k => noise[k] ?? expect.fail('none'))
    )(parameters)
    expect(space.norm(space.subtract(whole.gradient)(shuffled.gradient))).toBeLessThan(1e-15)
    const apart = differentiate(moved, noise)(parameters)
    expect(space.norm(space.subtract(whole.gradient)(apart.gradient))).toBeGreaterThan(1e-4)
  })

  it('replays: the same seed the same walk, another seed another', () => {
    const history = (seed: number) => train(learner, { epochs: 5, batchSize: 2 })(examples)(start(seed))
    expect(history(1)).toEqual(history(1))
    const same = { ...start(1), random: pythonRandom(99) }
    expect(train(learner, { epochs: 5 })(examples)(same)[0]).not.toEqual(
      train(learner, { epochs: 5 })(examples)(start(1))[0]
    )
  })

  it('n epochs and then m are n + m, bit for bit', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 3 }),
        fc.nat({ max: 3 }),
        fc.constantFrom<number | 'full'>('full', 1, 2),
        (n, m, batchSize) => {
          const run = (epochs: number) => train(learner, { epochs, batchSize })(examples)
          const [, middle] = run(n)(start(8))
          expect(run(m)(middle)[1]).toEqual(run(n + m)(start(8))[1])
        }
      ),
      { numRuns: 20 }
    ))

  it('learns: the cost without noise falls', () => {
    const evaluate = cost(network, quadraticLoss)(examples)
    const [, end] = train(learner, { epochs: 400 })(examples)(start(2))
    expect(evaluate(end.parameters)).toBeLessThan(0.8 * evaluate(start(2).parameters))
  })

  it('metrics are with noise, evaluation is not', () => {
    const before = start(6)
    const [metrics] = epoch(learner)(examples)(before)
    const quiet = cost(network, quadraticLoss)(examples)(before.parameters)
    expect(metrics.cost).not.toBe(quiet)
    expect(costGradient(network, quadraticLoss)(examples)(before.parameters).cost).toBe(quiet)
  })

  it('the mean of many draws is the forward pass with the mean, for a layer that is linear in its noise', () => {
    const x = vector([1, -2, 4])
    let [sum, random] = [vector([0, 0, 0]), pythonRandom(3)]
    for (let k = 0; k < 4000; k += 1) {
      const [noise, next] = drawNoise(drop)(random)
      sum = add(drop.forward([], noise)(x))(sum)
      random = next
    }
    // five standard deviations: |x|·√(0.8·0.2/4000) / 0.8
    const off = [...subtract(x)(scale(1 / 4000)(sum))]
    off.forEach((o, k) => expect(Math.abs(o)).toBeLessThan(0.04 * ([1, 2, 4][k] ?? NaN)))
  })
})
