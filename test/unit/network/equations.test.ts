/** Networks in words. */
import { pipe } from 'fp-ts/lib/function.js'
import { expect, it } from 'vitest'
import { sigmoid, softmax, tanh } from '../../../src/network/activations.ts'
import { networkLatex, networkText } from '../../../src/network/equations.ts'
import { dense, input } from '../../../src/network/network.ts'

it('writes a line for each layer that has parameters', () => {
  const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
  expect(networkText(xor)).toEqual({
    lines: ['a¹ = sigmoid(weights¹·x + bias¹)', 'h = sigmoid(weights²·a¹ + bias²)'],
    legend: ['sigmoid(z) = 1 / (1 + exp(−z))']
  })
  expect(networkLatex(xor).lines[1]).toBe(
    String.raw`h = \operatorname{sigmoid}\left(\mathit{weights}^{(2)} \cdot a^{(1)} + \mathit{bias}^{(2)}\right)`
  )
})

it('writes networks without parameters, without layers, and deep ones', () => {
  expect(networkText(pipe(input(2), tanh, softmax)).lines).toEqual(['h = softmax(tanh(x))'])
  expect(networkText(input(2)).lines).toEqual(['h = x'])
  const { layers } = pipe(input(2), dense(2), tanh)
  const deep = networkText({ inputs: 2, layers: Array.from({ length: 12 }, () => layers).flat() })
  expect(deep.lines).toHaveLength(12)
  expect(deep.lines[10]).toBe('a¹¹ = tanh(weights¹¹·a¹⁰ + bias¹¹)')
})
