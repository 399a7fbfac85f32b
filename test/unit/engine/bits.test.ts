import {
  adam,
  batch,
  dense,
  input,
  initialState,
  pipe,
  pythonRandom,
  sigmoid,
  softmaxCrossEntropy,
  softplus,
  tanh,
  train,
  trainer,
  uniform,
  uniforms,
  vectorShape,
  type EngineOptions
} from 'lawgrad'
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

// on every machine, in every version of its compiler
it.each<readonly [EngineOptions, string]>([
  [{}, '97c25825'],
  [{ precision: 'single' }, 'c728bfda']
])('the bits of a training with %j are these', (options, hash) => expect(bits(options)).toBe(hash))
