/** The stages of a definition: what each appends, and the type that says so. */
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  dense,
  identity,
  input,
  relu,
  repeat,
  residual,
  shared,
  sigmoid,
  softmax,
  softplus,
  tanh,
  vector,
  type Dense,
  type DenseParameters,
  type Identity,
  type Network,
  type None,
  type Relu,
  type Residual,
  type Shared,
  type Sigmoid,
  type Softmax,
  type Softplus,
  type Tanh
} from 'lawgrad'

describe('activations as stages', () => {
  const network = pipe(input(3), sigmoid, tanh, relu, softplus, softmax, identity)
  const typed: Network<3, 3, [Sigmoid<3>, Tanh<3>, Relu<3>, Softplus<3>, Softmax<3>, Identity<3>]> = network

  it('append the layer of their name', () => {
    expect(typed.layers.map(({ name }) => name)).toEqual(['sigmoid', 'tanh', 'relu', 'softplus', 'softmax', 'identity'])
    expect(network.shape.count).toBe(0)
  })

  it('compute it: softmax of softplus of relu of tanh of sigmoid', () => {
    const one = Math.log1p(Math.exp(Math.tanh(1 / (1 + Math.exp(-2)))))
    const zero = Math.log1p(Math.exp(Math.tanh(0.5)))
    const p = [...network.forward([[], [], [], [], [], []])(vector([2, 0, 0]))]
    expect(p[0]).toBeCloseTo(1 / (1 + 2 * Math.exp(zero - one)), 14)
    expect(p[1]).toBe(p[2])
  })
})

describe('blocks', () => {
  const block = pipe(input(2), dense(2), tanh)

  it('have the parameters that their types say', () => {
    const network: Network<
      1,
      2,
      [Dense<1, 2>, Residual<2, [Dense<2, 2>, Tanh<2>]>, Shared<4, 2, [Dense<2, 2>, Tanh<2>]>]
    > = pipe(input(1), dense(2), residual(block), shared(4, block))
    const parameters: readonly [
      DenseParameters<1, 2>,
      readonly [DenseParameters<2, 2>, None],
      readonly [DenseParameters<2, 2>, None]
    ] = network.shape.unflatten([2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    // tanh of the bias, whatever came in
    expect([...network.forward(parameters)(vector([5]))]).toEqual([Math.tanh(1), Math.tanh(1)])
    const { pullback } = network.vjp(parameters)(vector([5]))
    expect([...pullback(vector([1, 1])).input]).toEqual([0])
  })

  it('nest', () => {
    const inner = pipe(input(2), residual(block), residual(pipe(input(2), residual(block))))
    expect(pipe(input(2), repeat(2, inner), shared(3, inner)).shape.count).toBe(2 * 12 + 12)
  })
})
