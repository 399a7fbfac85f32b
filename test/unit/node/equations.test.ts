import { describe, expect, it } from 'vitest'
import { dense, identity, input, sigmoid } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { equationsOf, subscript, superscript } from '../../../src/node/equations.ts'
import { checkNetwork } from '../../../src/node/model-codec.ts'
import type { LayerFacts } from '../../../src/node/run.ts'

const facts = (network: unknown): readonly LayerFacts[] => {
  const checked = checkNetwork(network)
  return checked._tag === 'Left'
    ? []
    : checked.right.layers.map(({ name, inputs, outputs, shape }) => ({
        name,
        inputs,
        outputs,
        size: shape.size,
        description: shape.description
      }))
}

const equations = (network: unknown): readonly string[] => equationsOf(facts(network))

describe('equationsOf', () => {
  it('writes one layer without numbers', () =>
    expect(equations(pipe(input(2), dense(1), sigmoid))).toEqual([
      'h = g(W·x + b),  W ∈ ℝ¹ˣ², b ∈ ℝ¹',
      'g(z) = 1 / (1 + e^(−z))'
    ]))

  it('names what is hidden between two layers', () =>
    expect(equations(pipe(input(784), dense(30), sigmoid, dense(10), sigmoid))).toEqual([
      'a¹ = g(W¹·x + b¹),  W¹ ∈ ℝ³⁰ˣ⁷⁸⁴, b¹ ∈ ℝ³⁰',
      'h = g(W²·a¹ + b²),  W² ∈ ℝ¹⁰ˣ³⁰, b² ∈ ℝ¹⁰',
      'g(z) = 1 / (1 + e^(−z))'
    ]))

  it('has no g where there is no sigmoid, and no sign for an identity', () =>
    expect(equations(pipe(input(1), dense(2), dense(1), identity))).toEqual([
      'a¹ = W¹·x + b¹,  W¹ ∈ ℝ²ˣ¹, b¹ ∈ ℝ²',
      'h = W²·a¹ + b²,  W² ∈ ℝ¹ˣ², b² ∈ ℝ¹'
    ]))

  it('writes layers that it does not know by their names', () => {
    const [dense1] = facts(pipe(input(2), dense(2)))
    if (dense1 === undefined) throw new Error('no layer')
    expect(equationsOf([dense1, { ...dense1, name: 'square', size: 0 }, { ...dense1, name: 'gain', size: 2 }])).toEqual(
      ['a¹ = square(W¹·x + b¹),  W¹ ∈ ℝ²ˣ², b¹ ∈ ℝ²', 'h = gain(a¹; θ²),  θ² ∈ ℝ²']
    )
  })

  it('writes a network without layers', () => expect(equations(input(2))).toEqual(['h = x']))
})

it('writes raised and lowered numbers', () => {
  expect(superscript(1234567890)).toBe('¹²³⁴⁵⁶⁷⁸⁹⁰')
  expect(subscript(1234567890)).toBe('₁₂₃₄₅₆₇₈₉₀')
})
