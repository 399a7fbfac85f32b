/** Cost, gradient and outputs over many examples are the reference's, within rounding; over few they are its own. */
import {
  append,
  batch,
  cost,
  costGradient,
  dense,
  dropout,
  glorotUniform,
  initialState,
  gradientDescent,
  input,
  layer,
  noParameters,
  noShape,
  pipe,
  pythonRandom,
  relu,
  softmaxCrossEntropy,
  trainer,
  vectorBy
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { measuredCost, measuredGradient, outputsOf } from '../../../src/engine/measure.ts'
import { numbersFrom } from './machines.ts'

const network = pipe(input(40), dense(50), relu, dense(7))
const { parameters } = initialState(
  trainer(network, softmaxCrossEntropy, gradientDescent(1)),
  glorotUniform
)(pythonRandom(1))
const noisy = pipe(input(40), dropout(0.5), dense(50), relu, dense(7))
const { parameters: theirs } = initialState(
  trainer(noisy, softmaxCrossEntropy, gradientDescent(1)),
  glorotUniform
)(pythonRandom(1))
const next = numbersFrom(4)
const one = () => ({ input: vectorBy(40)(next), target: vectorBy(7)(k => (k === Math.floor(7 * next()) ? 1 : 0)) })
const examplesOf = (count: number) => batch([one(), ...Array.from({ length: count - 1 }, one)])
const expectClose = (a: readonly number[], b: readonly number[]): void => {
  expect(a.length).toBe(b.length)
  for (const [k, x] of a.entries()) expect(Math.abs(x - (b[k] ?? NaN))).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)))
}

describe('measures', () => {
  it.each([2560, 2561, 2700])('of %i examples are those of the reference, within rounding', count => {
    const examples = examplesOf(count)
    const reference = costGradient(network, softmaxCrossEntropy)(examples)(parameters)
    const engine = measuredGradient(network, softmaxCrossEntropy)(examples)(parameters)
    expectClose([engine.cost, engine.sumOfSquaredErrors], [reference.cost, reference.sumOfSquaredErrors])
    expectClose(network.shape.flatten(engine.gradient), network.shape.flatten(reference.gradient))
    expect(engine.cost).not.toBe(reference.cost)
    const costs = [measuredCost, cost].map(each => each(network, softmaxCrossEntropy)(examples)(parameters))
    expectClose(costs.slice(1), costs.slice(0, 1))
    const outputs = outputsOf(network)(examples)(parameters).map(each => [...each])
    expectClose(
      outputs.flat(),
      examples.examples.flatMap(({ input: x }) => [...network.forward(parameters)(x)])
    )
  })
  it('of few examples, of all by the reference and of noise are the reference’s own', () => {
    const [few, many] = [examplesOf(3), examplesOf(2560)]
    const own = costGradient(network, softmaxCrossEntropy)
    expect(measuredGradient(network, softmaxCrossEntropy)(few)(parameters)).toEqual(own(few)(parameters))
    expect(outputsOf(network)(few)(parameters)).toEqual(
      few.examples.map(({ input: x }) => network.forward(parameters)(x))
    )
    expect(measuredCost(network, softmaxCrossEntropy)(few)(parameters)).toBe(
      cost(network, softmaxCrossEntropy)(few)(parameters)
    )
    const asked = measuredGradient(network, softmaxCrossEntropy, { interpreter: 'reference' })(many)(parameters)
    expect(asked).toEqual(own(many)(parameters))
    expect(measuredGradient(noisy, softmaxCrossEntropy)(many)(theirs)).toEqual(
      costGradient(noisy, softmaxCrossEntropy)(many)(theirs)
    )
  })
  it('of a network that cannot be traced are the reference’s own', () => {
    let readings = 0
    const moody = layer({
      name: 'moody',
      inputs: 40,
      outputs: 40,
      shape: noShape,
      equation: algebra => () => x => {
        readings += 1
        if (readings > 1 && !('components' in x)) throw new TypeError('moody: not again')
        return algebra.map(a => a)(x)
      },
      pullback: () => () => c => ({ parameters: noParameters, input: c })
    })
    const many = examplesOf(2560)
    const odd = pipe(input(40), append(moody), dense(7))
    const { parameters: own } = initialState(
      trainer(odd, softmaxCrossEntropy, gradientDescent(1)),
      glorotUniform
    )(pythonRandom(1))
    const reference = costGradient(odd, softmaxCrossEntropy)(many)(own)
    expect(measuredGradient(odd, softmaxCrossEntropy)(many)(own)).toEqual(reference)
    expect(measuredCost(odd, softmaxCrossEntropy)(many)(own)).toBe(reference.cost)
    expect(outputsOf(odd)(many)(own)).toEqual(many.examples.map(({ input: x }) => odd.forward(own)(x)))
  })
})
