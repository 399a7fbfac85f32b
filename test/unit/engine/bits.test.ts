import {
  adam,
  batch,
  dense,
  input,
  initialState,
  momentum,
  pipe,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  softmaxCrossEntropy,
  softplus,
  stepReport,
  tanh,
  train,
  trainer,
  uniform,
  uniforms,
  vectorShape,
  type EngineOptions
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'

const learner = trainer(
  pipe(input(7), dense(9), tanh, dense(5), softplus, dense(4), sigmoid, dense(3)),
  softmaxCrossEntropy,
  adam(0.01)
)
const [numbers] = uniforms(20 * 7)(pythonRandom(5))
const [first, ...others] = Array.from({ length: 20 }, (_, k) => ({
  input: vectorShape(7).unflatten(numbers.slice(7 * k, 7 * k + 7)),
  target: vectorShape(3).unflatten([0, 1, 2].map(j => (j === k % 3 ? 1 : 0)))
}))
const examples = batch([
  first ?? { input: vectorShape(7).unflatten([]), target: vectorShape(3).unflatten([]) },
  ...others
])

const [one, ...rest] = examples.examples.slice(0, 4)
const few = batch([one ?? examples.examples[0], ...rest])

/** FNV-1a of the bits of doubles. */
const hashOf = (values: readonly number[]): string => {
  const bytes = new Uint8Array(Float64Array.from(values).buffer)
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5).toString(16)
}

const bits = (options: EngineOptions): string => {
  const start = initialState(learner, uniform(-1, 1))(pythonRandom(6))
  const [history, { parameters }] = train(learner, { epochs: 30, batchSize: 6, ...options })(examples)(start)
  return hashOf([...learner.network.shape.flatten(parameters), ...history.map(({ cost }) => cost)])
}

/** So small that it is written straight. */
const small = trainer(pipe(input(7), dense(1), tanh, dense(3), softplus), quadraticLoss, momentum(0.01))

const smallBits = (options: EngineOptions): string => {
  const start = initialState(small, uniform(-1, 1))(pythonRandom(6))
  const [history, { parameters }] = train(small, { epochs: 300, ...options })(few)(start)
  return hashOf([...small.network.shape.flatten(parameters), ...history.map(({ cost }) => cost)])
}

it.each<readonly [EngineOptions, string]>([
  [{}, 'bdb2b720'],
  [{ precision: 'single' }, '856074d3']
])('the bits of a small training with %j are these', (options, hash) => {
  const report = stepReport(small, few.examples.length, options)
  expect(E.isRight(report) ? report.right.kernels.length : report.left).toBe(1)
  expect(smallBits(options)).toBe(hash)
})

// on every machine, in every version of its compiler
it.each<readonly [EngineOptions, string]>([
  [{}, 'e82ba570'],
  [{ precision: 'single' }, '8c7aeb26']
])('the bits of a training with %j are these', (options, hash) => expect(bits(options)).toBe(hash))
