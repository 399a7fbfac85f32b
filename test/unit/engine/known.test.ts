/** Frozen networks: their parameters lie in memory once, however many they are. */
import {
  append,
  batch,
  dense,
  frozen,
  gradientDescent,
  initialState,
  input,
  layer,
  pipe,
  predictAll,
  pythonRandom,
  quadraticLoss,
  structShape,
  tanh,
  train,
  trainer,
  uniform,
  vectorBy,
  vectorShape
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const body = pipe(input(5), dense(300), tanh)
const [learned] = body.initialize(uniform(-1, 1))(pythonRandom(1))

/** Gains under the name that a known tensor would have. */
const gains = layer({
  name: 'gains',
  inputs: 300,
  outputs: 300,
  shape: structShape({ 'known:0': vectorShape(300) }),
  equation:
    ({ hadamard }) =>
    theta =>
      hadamard(theta['known:0']),
  pullback:
    ({ hadamard }) =>
    (theta, x) =>
    c => ({ parameters: { 'known:0': hadamard(x)(c) }, input: hadamard(theta['known:0'])(c) })
})

const example = (e: number) => ({ input: vectorBy(5)(k => Math.sin(k + e)), target: vectorBy(2)(k => Math.cos(k * e)) })
const table = batch([example(0), ...Array.from({ length: 6 }, (_, e) => example(e + 1))])
const inputs = table.examples.map(each => each.input)

describe('a frozen network', () => {
  it('of many parameters is compiled, and trained on as by the reference', () => {
    const said: string[] = []
    const course = trainer(pipe(input(5), frozen(body, learned), dense(2)), quadraticLoss, gradientDescent(0.01))
    const start = initialState(course, uniform(-0.5, 0.5))(pythonRandom(2))
    const run = (interpreter: 'engine' | 'reference') =>
      train(course, { epochs: 2, batchSize: 3, interpreter, notice: sentence => said.push(sentence) })(table)(start)
    const [[, got], [, expected]] = [run('engine'), run('reference')]
    const values = course.network.shape.flatten(expected.parameters)
    course.network.shape.flatten(got.parameters).forEach((x, k) => expect(x).toBeCloseTo(values[k] ?? NaN, 12))
    expect(said).toEqual([])
  })

  it('predicts compiled, whatever the parameters beside it are called', () => {
    const said: string[] = []
    const network = pipe(input(5), frozen(body, learned), append(gains), dense(2))
    const [parameters] = network.initialize(uniform(-0.5, 0.5))(pythonRandom(3))
    const forward = network.forward(parameters)
    const options = { notice: (sentence: string) => said.push(sentence) }
    predictAll(
      network,
      options
    )(parameters)(inputs).forEach((y, e) => {
      const expected = [...forward(inputs[e] ?? vectorBy(5)(() => NaN))]
      ;[...y].forEach((x, k) => expect(x).toBeCloseTo(expected[k] ?? NaN, 12))
    })
    expect(said).toEqual([])
  })
})
