/** Nothing that a caller does to what it passed in or got out changes what the library computes: parts, trees, states, and the buffers beneath. */
import { pipe } from 'fp-ts/lib/function.js'
import {
  adam,
  append,
  backpropagate,
  batch,
  bernoulli,
  besideLayer,
  binaryCrossEntropy,
  boundedScalar,
  chain,
  complexScalar,
  constant,
  costGradient,
  dense,
  denseLayer,
  drawNoise,
  dualScalar,
  fit,
  getVectorSpace,
  glorotUniform,
  gradientDescent,
  identityLayer,
  initialState,
  input,
  inverseTime,
  layer,
  logits,
  matrix,
  meanNoise,
  momentum,
  noParameters,
  noShape,
  normal,
  numpyRandomState,
  probabilities,
  pythonRandom,
  quadraticLoss,
  real,
  realScalar,
  reluLayer,
  repeat,
  residual,
  shared,
  sigmoid,
  sigmoidCrossEntropy,
  sigmoidLayer,
  simplex,
  softmax,
  softmaxCrossEntropy,
  softmaxLayer,
  softplusLayer,
  standardNormal,
  stateAt,
  step,
  tanhLayer,
  tensorFrom,
  train,
  trainer,
  uniform,
  vector,
  vectorShape
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { E2 } from '../tensor/attacks.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

/** The paths of what is not frozen; functions are left alone, as are classes of their own. */
const soft = (value: unknown, path = '', seen = new Set<unknown>()): readonly string[] => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  return [
    ...(Object.isFrozen(value) ? [] : [path === '' ? 'itself' : path]),
    ...Reflect.ownKeys(value).flatMap(key => soft(Reflect.get(value, key), `${path}.${String(key)}`, seen))
  ]
}

const block = pipe(input(3), dense(3), sigmoid)
const network = pipe(input(2), dense(3), residual(block), shared(2, block), repeat(2, block), dense(2), softmax)
const table = batch([
  { input: vector([0, 1]), target: vector([0, 1]) },
  { input: vector([1, 0]), target: vector([1, 0]) }
])
const learner = trainer(network, quadraticLoss, adam(0.1))
const start = initialState(learner, uniform(-1, 1))(pythonRandom(1))

describe('a network', () => {
  it('keeps its layers, whatever is tried on the list of them', () => {
    const two = pipe(input(2), dense(2), sigmoid)
    const theta = two.shape.unflatten([1, 2, 3, 4, 5, 6])
    const before = [...two.forward(theta)(vector([1, 2]))]
    const mutable = two.layers as unknown as unknown[]
    for (const change of [
      () => Reflect.apply(Array.prototype.reverse, mutable, []),
      () => mutable.pop(),
      () => mutable.shift(),
      () => mutable.sort(),
      () => mutable.push(sigmoidLayer(2)),
      () => mutable.unshift(sigmoidLayer(2)),
      () => mutable.splice(0, 1),
      () => mutable.fill(sigmoidLayer(2)),
      () => mutable.copyWithin(0, 1)
    ])
      expect(change, String(change)).toThrow(TypeError)
    for (const change of [
      () => Reflect.set(two.layers, 0, sigmoidLayer(2)),
      () => Reflect.set(two, 'layers', []),
      () => Reflect.set(two, 'forward', () => vector([666])),
      () => Reflect.set(two.layers[0], 'forward', () => vector([666])),
      () => Reflect.set(two.shape, 'flatten', () => [666]),
      () => Reflect.deleteProperty(two, 'at')
    ])
      expect(change()).toBe(false)
    expect(two.layers.map(({ name }) => name)).toEqual(['dense', 'sigmoid'])
    expect([...two.forward(theta)(vector([1, 2]))]).toEqual(before)
  })

  it.each<readonly [string, unknown]>([
    ['a network', network],
    ['dense', denseLayer(2, 3)],
    ['sigmoid', sigmoidLayer(2)],
    ['tanh', tanhLayer([2, 3])],
    ['relu', reluLayer(2)],
    ['softplus', softplusLayer(2)],
    ['softmax', softmaxLayer(2)],
    ['identity', identityLayer(2)],
    ['beside', besideLayer(denseLayer(1, 2), sigmoidLayer(1))],
    ['quadratic', quadraticLoss],
    ['binary cross-entropy', binaryCrossEntropy],
    ['sigmoid cross-entropy', sigmoidCrossEntropy],
    ['softmax cross-entropy', softmaxCrossEntropy],
    ['gradient descent', gradientDescent(0.1)],
    ['momentum', momentum(0.1)],
    ['adam', adam(0.1)],
    ['a chain', chain(adam(0.1), gradientDescent(0.1))],
    ['a schedule', [constant(0.1), inverseTime(0.1, 10)].map(each => Object.isFrozen(each)).every(Boolean)],
    ['a trainer', learner],
    ['the algebra', real],
    ['real numbers', realScalar],
    ['dual numbers', dualScalar],
    ['complex numbers', complexScalar],
    ['bounded numbers', boundedScalar],
    ['ranges', Object.freeze([logits, probabilities, simplex])],
    ['distributions', Object.freeze([standardNormal, bernoulli(0.5)])],
    ['initializers', Object.freeze([uniform(0, 1), normal(0, 1), glorotUniform])],
    ['no parameters', Object.freeze([noParameters, noShape])],
    ['generators', Object.freeze([pythonRandom(1), numpyRandomState(1)])],
    ['a vector space', getVectorSpace(vectorShape(2))]
  ])('%s is frozen to the bottom', (_, part) => expect(soft(part)).toEqual([]))
})

describe('what comes out', () => {
  it('is frozen to the bottom: batches, parameters, lenses, gradients, states, histories', () => {
    const [metrics, after] = step(learner)(table)(start)
    const [history, end] = train(learner, { epochs: 3, batchSize: 1 })(table)(start)
    const { output, pullback } = network.vjp(start.parameters)(vector([1, 2]))
    const walked = [...fit(learner, { epochs: 2 })(table)(start)].map(([each, state]) => [soft(each), soft(state)])
    expect(walked.flat(2)).toEqual([])
    const noisy = layer({
      name: 'noisy',
      inputs: 1,
      outputs: 1,
      shape: noShape,
      noise: { size: 1, distribution: standardNormal },
      equation:
        ({ add }) =>
        (_, noise) =>
          add(noise),
      pullback: () => () => c => ({ parameters: noParameters, input: c })
    })
    for (const value of [
      table,
      start,
      metrics,
      after,
      history,
      end,
      output,
      pullback(output),
      network.forward(start.parameters)(vector([1, 2])),
      costGradient(network, quadraticLoss)(table)(start.parameters),
      backpropagate(network, quadraticLoss)(start.parameters)(table.examples[0]),
      drawNoise(noisy)(pythonRandom(0))[0],
      meanNoise(noisy),
      network.shape.unflatten(network.shape.flatten(start.parameters)),
      getVectorSpace(network.shape).add(start.parameters)(start.parameters)
    ])
      expect(soft(value)).toEqual([])
  })
})

describe('what was passed in', () => {
  it('parameters that a caller goes on writing to', () => {
    const unit = pipe(input(1), dense(1))
    const mine = [{ weights: matrix([[2]]), bias: vector([1]) }] as const
    const forward = unit.forward(mine)
    const { pullback } = unit.vjp(mine)(vector([3]))
    const state = stateAt(trainer(unit, quadraticLoss, gradientDescent(1)))(mine, pythonRandom(0))
    Object.assign(mine[0], { weights: matrix([[666]]) })
    expect([...forward(vector([3]))]).toEqual([7])
    expect([...pullback(vector([1])).input]).toEqual([2])
    expect([...state.parameters[0].weights]).toEqual([[2]])
  })

  it('a definition, its shape, its sizes and its noise', () => {
    const size: [number, number] = [1, 2]
    const distribution = { ...bernoulli(1) }
    const definition = {
      name: 'mine',
      inputs: size as [1, 2],
      outputs: size as [1, 2],
      shape: noShape,
      noise: { size: size as [1, 2], distribution },
      equation:
        ({ hadamard }: typeof real) =>
        (_: unknown, noise: never) =>
          hadamard(noise),
      pullback: () => () => (c: never) => ({ parameters: noParameters, input: c })
    }
    const made = call(layer, definition) as ReturnType<typeof sigmoidLayer<[1, 2]>>
    size[0] = 7
    distribution.draw = () => random => [[666, 666], random]
    Object.assign(distribution, { mean: 666 })
    Object.assign(definition, { name: 'changed', equation: () => () => () => vector([666]) })
    expect([made.name, made.inputs, made.outputs]).toEqual(['mine', [1, 2], [1, 2]])
    expect(made.forward([])(matrix([[3, 4]])).components).toEqual([[3, 4]])
    expect(drawNoise(made)(pythonRandom(0))[0].map(each => each.components)).toEqual([[[1, 1]]])
  })

  it('the arrays of examples and of optimizers', () => {
    const examples = [...table.examples] as const
    const made = batch(call(() => examples) as typeof table.examples)
    call(Array.prototype.reverse.bind(examples))
    expect(made).toEqual(table)
    expect(E2(tensorFrom(2)([1, 2]))).toEqual(vector([1, 2]))
  })
})

describe('buffers', () => {
  /** Patches every method of a prototype with one that keeps what it is called on. */
  const withSpies = (prototypes: readonly object[], run: () => void): readonly unknown[] => {
    const caught: unknown[] = []
    const undo = prototypes.flatMap(prototype =>
      Reflect.ownKeys(prototype).flatMap(key => {
        const descriptor = Object.getOwnPropertyDescriptor(prototype, key)
        const original = descriptor?.value
        if (typeof original !== 'function' || key === 'constructor' || descriptor?.configurable !== true) return []
        Object.defineProperty(prototype, key, {
          ...descriptor,
          value(this: unknown, ...args: readonly unknown[]) {
            if (ArrayBuffer.isView(this)) caught.push(this)
            caught.push(...args.filter(ArrayBuffer.isView))
            return Reflect.apply(original, this, args)
          }
        })
        return [() => Object.defineProperty(prototype, key, descriptor)]
      })
    )
    try {
      run()
    } finally {
      for (const each of undo) each()
    }
    return caught
  }
  const typed: object = Object(Reflect.getPrototypeOf(Float64Array.prototype))

  it('are out of reach of patched prototypes: what they catch is never a tensor’s own', () => {
    const x = vector([1, 2])
    const w = matrix([
      [1, 2],
      [3, 4]
    ])
    const tiny = trainer(pipe(input(2), dense(2), append(tanhLayer(2))), quadraticLoss, adam(0.1))
    const at = stateAt(tiny)([{ weights: w, bias: x }, noParameters], pythonRandom(0))
    const expected = JSON.stringify(step(tiny)(table)(at)[1].parameters)
    let after = at
    const looked: unknown[] = []
    const [bait, spied] = [Float64Array.of(1), [typed, Float64Array.prototype]]
    const caught = withSpies(spied, () => {
      bait.slice()
      const fresh = matrix([[5, 6]])
      looked.push(...x, ...w, ...fresh, String(x), x.components, w.components)
      after = step(tiny)(table)(at)[1]
      vectorShape(2).flatten(x)
      real.add(call(() => x) as never)(call(() => x) as never)
      tiny.network.forward(at.parameters)(x)
    })
    expect(caught).toContain(bait)
    for (const view of caught) if (view instanceof Float64Array) view.fill(666)
    expect([...x]).toEqual([1, 2])
    expect([...w]).toEqual([
      [1, 2],
      [3, 4]
    ])
    expect(JSON.stringify(after.parameters)).toBe(expected)
    expect(JSON.stringify(step(tiny)(table)(at)[1].parameters)).toBe(expected)
  })
})
