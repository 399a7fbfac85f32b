/** Layers of one's own over the algebra: shapes, values by hand, pullbacks against the derivative of their equations. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  append,
  compose,
  dense,
  denseLayer,
  input,
  matrix,
  sigmoidLayer,
  tanhLayer,
  tensorFrom,
  vector,
  type Layer,
  type Size
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { E2 } from '../tensor/attacks.ts'
import { expectDerivative, shapeFor } from './differences.ts'
import { attention, convolution, flatten, gated, layerNorm, maxPool, recurrent } from './parts.ts'

const derived = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  options: { readonly points?: fc.Arbitrary<readonly number[]> } = {}
) => {
  it(`${layer.name}: the pullback is the transposed derivative`, () => expectDerivative(layer, options))

  it(`${layer.name}: outputs and cotangents have the declared sizes`, () => {
    const theta = layer.shape.unflatten(Array.from({ length: layer.shape.count }, (_, k) => (k % 7) / 8 - 0.3))
    const { count, unflatten } = shapeFor(layer.inputs)
    const { output, pullback } = layer.vjp(theta)(unflatten(Array.from({ length: count }, (_, k) => (k % 5) / 4 - 0.6)))
    expect(output.size).toEqual(layer.outputs)
    const back = pullback(output)
    expect(back.input.size).toEqual(layer.inputs)
    expect(layer.shape.flatten(back.parameters)).toHaveLength(layer.shape.count)
    expect([back, back.parameters].every(part => Object.isFrozen(part))).toBe(true)
  })
}

/** So many different numbers in any order: no two are the greatest of a block. */
const distinct = (count: number) =>
  fc
    .shuffledSubarray(
      Array.from({ length: count }, (_, k) => k),
      { minLength: count, maxLength: count }
    )
    .map(order => order.map(k => k / 16 - 1))

describe('layers of one’s own', () => {
  derived(convolution)
  derived(maxPool, { points: distinct(48) })
  derived(flatten)
  derived(attention)
  derived(recurrent)
  derived(layerNorm)
  derived(gated(denseLayer(3, 2)))
  derived(gated(pipe(denseLayer(3, 2), compose(sigmoidLayer(2)))))
})

describe('by hand', () => {
  it('convolution', () => {
    const x = E2(tensorFrom([2, 4, 5])(Array.from({ length: 40 }, (_, k) => k)))
    const kernels = matrix([
      [1, 0, 0, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0, 0, 10],
      [0, 0, 0, 0, 0, 0, 0, 0]
    ])
    const y = convolution.forward({ kernels, bias: vector([0, 0.5, -7]) })(x).components
    // the first copies the upper left of the first channel; the second adds ten times the lower right of the second
    expect(y[0]).toEqual([
      [0, 1, 2, 3],
      [5, 6, 7, 8],
      [10, 11, 12, 13]
    ])
    expect(y[1]?.[0]?.[0]).toBe(1 + 10 * (20 + 5 + 1) + 0.5)
    expect(y[1]?.[2]?.[3]).toBe(10 + 4 + 10 * (20 + 15 + 4) + 0.5)
    expect(y[2]?.flat().every(value => value === -7)).toBe(true)
  })

  it('max pooling, and where its cotangents go', () => {
    const x = E2(tensorFrom([2, 4, 6])(Array.from({ length: 48 }, (_, k) => (k * 7) % 48)))
    const { output, pullback } = maxPool.vjp([])(x)
    const of = (c: number, r: number, q: number) =>
      [0, 1].flatMap(i => [0, 1].map(j => (((c * 4 + 2 * r + i) * 6 + 2 * q + j) * 7) % 48))
    for (const c of [0, 1])
      for (const r of [0, 1])
        for (const q of [0, 1, 2]) expect(output.components[c]?.[r]?.[q]).toBe(Math.max(...of(c, r, q)))
    const ones = E2(tensorFrom([2, 2, 3])(Array.from({ length: 12 }, () => 1)))
    const back = pullback(ones).input.components.flat(2)
    expect(back.reduce((sum, one) => sum + one, 0)).toBe(12)
    const reached = x.components.flat(2).filter((_, k) => back[k] === 1)
    expect(reached.toSorted()).toEqual(output.components.flat(2).toSorted())
  })

  it('attention of equal steps is their common value, whatever the weights', () => {
    const row = [1, 2, 3, 4] as const
    const x = matrix([row, row, row])
    const value = matrix([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 2]
    ])
    const any = matrix([
      [1, -1],
      [2, 0.5],
      [0, 1],
      [3, 1]
    ])
    const y = attention.forward({ query: any, key: any, value })(x)
    for (const each of y.components) each.forEach((yi, k) => expect(yi).toBeCloseTo([1, 2, 3, 8][k] ?? NaN, 14))
  })

  it('a recurrent cell, step by step', () => {
    const parameters = {
      input: matrix([
        [1, 0],
        [0, 1],
        [1, 1]
      ]),
      state: matrix([
        [0.5, 0, 0],
        [0, 0.5, 0],
        [0.25, 0, 0]
      ]),
      bias: vector([0, 0, 0.125]),
      start: vector([1, -1, 0])
    }
    const xs = matrix([
      [0.5, 0.25],
      [0, 0],
      [-1, 1],
      [0.125, 0]
    ])
    let [a, b, c] = [1, -1, 0]
    const expected = [...xs].map(([x1 = NaN, x2 = NaN]) => {
      ;[a, b, c] = [Math.tanh(x1 + 0.5 * a), Math.tanh(x2 + 0.5 * b), Math.tanh(x1 + x2 + 0.25 * a + 0.125)]
      return [a, b, c]
    })
    const got = recurrent.forward(parameters)(xs).components
    got.forEach((row, t) => row.forEach((h, k) => expect(h).toBeCloseTo(expected[t]?.[k] ?? NaN, 15)))
  })

  it('layer norm has mean 0 and variance 1, and its pullback no part along the constant', () => {
    const { output, pullback } = layerNorm.vjp({ gain: vector([1, 1, 1, 1]), bias: vector([0, 0, 0, 0]) })(
      vector([1, 5, -2, 10])
    )
    const sum = (xs: Iterable<number>) => [...xs].reduce((a, b) => a + b, 0)
    expect(sum(output)).toBeCloseTo(0, 14)
    expect(sum([...output].map(y => y * y)) / 4).toBeCloseTo(1, 5)
    expect(sum(pullback(vector([1, 2, 3, -5])).input)).toBeCloseTo(0, 14)
  })
})

describe('in networks', () => {
  const network = pipe(input(2, 4, 5), append(convolution), append(tanhLayer([3, 3, 4])), append(flatten), dense(2))

  it('they fit by their sizes, images to vectors', () => {
    expect(network.name).toBe('2×4×5 → convolution 3×3×4 → tanh → flatten 36 → dense 2')
    expect(network.shape.count).toBe(27 + 74)
  })

  it('and back-propagate', () => expectDerivative(network, { runs: 3 }))
})
