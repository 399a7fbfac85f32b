/** The seed of the gradient: where it goes in, and what rows do that only fill up a batch. */
import {
  anySizeLoss,
  append,
  batch,
  chain,
  clipByValue,
  dense,
  gradientDescent,
  gradientGraph,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  train,
  trainer,
  uniform,
  vector,
  type Layer,
  type Size
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { isLinearIn } from '../../../src/engine/internal/step/linear.ts'
import { names } from '../../../src/engine/internal/step/names.ts'
import { stepGraphs } from '../../../src/engine/internal/step/trace.ts'
import { attention, cutOff, decaying, layerNorm, recurrent } from './parts.ts'

/** Whether a step’s gradient is a multiple of the seed, and whether a pullback is one of its cotangent. */
const ofStep = <I extends Size, O extends Size, P>(network: Layer<I, O, P>): boolean => {
  const { example } = stepGraphs<I, O, P>({ network, loss: quadraticLoss, optimizer: gradientDescent(1) })
  return isLinearIn(example, names.seed, name => name.startsWith('∂'))
}
const ofPullback = <I extends Size, O extends Size, P>(part: Layer<I, O, P>): boolean =>
  isLinearIn(gradientGraph<I, O, P>(part), 'c', () => true)

describe('where the seed goes in', () => {
  it('with the cotangent, where a pullback is seen to be linear', () => {
    expect([ofPullback(layerNorm), ofPullback(recurrent), ofPullback(attention)]).toEqual([true, true, true])
    expect(ofStep(pipe(input(3, 2), append(recurrent), append(attention)))).toBe(true)
  })

  it('in the end, where it is not, so that all is a multiple of it again', () => {
    expect([ofPullback(cutOff), ofPullback(decaying)]).toEqual([false, false])
    expect(ofStep(pipe(input(7), append(cutOff), append(decaying), dense(2)))).toBe(true)
  })
})

describe('a batch that is filled up', () => {
  /** e^h − y·h, whose gradient is soon infinite. */
  const steep = anySizeLoss({
    name: 'steep',
    equation:
      ({ zipWith, exp, minus, times, sum }) =>
      y =>
      h =>
        sum(zipWith((a, b) => minus(exp(a), times(b, a)))(y)(h)),
    gradient:
      ({ zipWith, exp, minus }) =>
      y =>
        zipWith((a, b) => minus(exp(a), b))(y)
  })
  const course = trainer(pipe(input(1), dense(1)), steep, chain(clipByValue(1), gradientDescent(0.1)))
  const example = (x: number) => ({ input: vector([x]), target: vector([1]) })
  // each step has an example of which the loss is infinite
  const table = batch([example(2000), example(2000), example(2000), example(2000), example(2000)])
  const start = initialState(course, uniform(0.5, 1))(pythonRandom(1))

  it('is infinite where the examples are, and goes on from there as the reference does', () => {
    const run = (interpreter: 'engine' | 'reference') =>
      train(course, { epochs: 3, batchSize: 3, interpreter })(table)(start)
    const [history, end] = run('engine')
    const [expected, wanted] = run('reference')
    expect(expected.map(({ cost }) => cost)).toEqual([Infinity, Infinity, Infinity])
    expect([...history]).toEqual(expected)
    expect(end).toEqual(wanted)
  })
})
