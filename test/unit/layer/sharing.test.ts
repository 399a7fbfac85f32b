/** Values used twice have their cotangents summed: residual connections and shared weights against the decimal truth. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  compose,
  dense,
  denseLayer,
  getVectorSpace,
  identityLayer,
  input,
  pythonRandom,
  realScalar,
  repeat,
  residual,
  residualLayer,
  shared,
  sharedLayer,
  sigmoid,
  tanh,
  uniform
} from 'lawgrad'
import { outputOver } from '../../../src/layer/over.ts'
import { within } from '../scalar/arbitraries.ts'
import { expectPullback, of } from './truth.ts'

const block = pipe(input(2), dense(2), tanh)
const three = fc.record({
  theta: fc.array(within(2), { minLength: 6, maxLength: 6 }),
  x: fc.array(within(2), { minLength: 2, maxLength: 2 }),
  c: fc.array(within(2), { minLength: 2, maxLength: 2 })
})

describe.each([
  ['residual', residualLayer(block)],
  ['residual of a residual', residualLayer(residualLayer(block))],
  ['shared once', sharedLayer(1, block)],
  ['shared three times', sharedLayer(3, block)],
  ['shared residual', sharedLayer(2, residualLayer(block))],
  ['residual of shared', residualLayer(sharedLayer(2, block))]
])('%s', (_, layer) => {
  it('pulls back the truth; forward is the equation read with numbers', () => {
    fc.assert(
      fc.property(three, ({ theta, x, c }) => {
        const parameters = layer.shape.unflatten(theta)
        expectPullback(layer, 2 ** -44, 2 ** -42)(parameters, of(2, x), of(2, c))
        expect([...layer.forward(parameters)(of(2, x))]).toEqual(outputOver(realScalar)(layer)(theta, x))
      }),
      { numRuns: 25 }
    )
  })
})

describe('residual', () => {
  it('of zero is the identity', () => {
    const layer = residualLayer(denseLayer(2, 2))
    const zero = getVectorSpace(layer.shape).zero
    const { output, pullback } = layer.vjp(zero)(of(2, [3, 4]))
    expect([...output]).toEqual([3, 4])
    expect([...pullback(of(2, [5, 6])).input]).toEqual([5, 6])
  })

  it('of the identity doubles', () => {
    expect([
      ...residualLayer(identityLayer(2))
        .vjp([])(of(2, [3, 4]))
        .pullback(of(2, [5, 6])).input
    ]).toEqual([10, 12])
  })
})

describe('shared', () => {
  it('is layers in a row with equal parameters, whose gradients it sums', () => {
    fc.assert(
      fc.property(three, ({ theta, x, c }) => {
        const parameters = block.shape.unflatten(theta)
        const once = sharedLayer(2, block).vjp(parameters)(of(2, x))
        const row = pipe(block, compose(block)).vjp([parameters, parameters])(of(2, x))
        expect([...once.output]).toEqual([...row.output])
        const [sum, pair] = [once.pullback(of(2, c)), row.pullback(of(2, c))]
        expect([...sum.input]).toEqual([...pair.input])
        expect(sum.parameters).toEqual(getVectorSpace(block.shape).add(pair.parameters[1])(pair.parameters[0]))
      })
    )
  })
})

describe('in a definition', () => {
  const network = pipe(input(1), dense(2), residual(block), shared(3, block), dense(1), sigmoid)

  it('counts the parameters of a block once', () => {
    expect(network.shape.count).toBe(4 + 6 + 6 + 3)
    expect(pipe(input(2), repeat(3, block)).shape.count).toBe(18)
    expect(network.name).toBe(
      '1 → dense 2 → residual(2 → dense 2 → tanh) → shared(3, 2 → dense 2 → tanh) → dense 1 → sigmoid'
    )
  })

  it('keeps the block, and draws its parameters in the order of the layers', () => {
    expect(network.layers[1].block).toBe(block)
    expect([network.layers[2].block, network.layers[2].times]).toEqual([block, 3])
    const [parameters] = network.initialize(uniform(0, 1))(pythonRandom(0))
    expectPullback(network, 2 ** -42)(parameters, of(1, [0.5]), of(1, [1]))
  })
})
