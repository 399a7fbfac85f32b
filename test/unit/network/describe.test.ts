/** Descriptions: every size forward and back, what is nested, and what each layer costs, against what the layers are. */
import {
  compose,
  convolution,
  dense,
  denseLayer,
  describe as describeNetwork,
  flatten,
  flops,
  gradientGraph,
  input,
  layerGraph,
  maxPool,
  networkText,
  pipe,
  relu,
  repeat,
  residual,
  shared,
  showDescription,
  sigmoidLayer,
  softmax,
  tanh,
  type LayerDescription
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const digits = pipe(input(1, 8, 8), convolution(2, 3), relu, maxPool(2), flatten, dense(3), softmax)
const block = pipe(input(3), dense(3), tanh)

const sizes = ({ inputs, outputs }: LayerDescription) => [inputs, outputs]

describe('describe', () => {
  it('has the sizes of each layer, which fit, forward and so backward', () => {
    const { parts, inputs, outputs } = describeNetwork(digits)
    expect(parts.map(sizes)).toEqual([
      [
        [1, 8, 8],
        [2, 6, 6]
      ],
      [
        [2, 6, 6],
        [2, 6, 6]
      ],
      [
        [2, 6, 6],
        [2, 3, 3]
      ],
      [[2, 3, 3], [18]],
      [[18], [3]],
      [[3], [3]]
    ])
    expect([inputs, outputs]).toEqual([[1, 8, 8], [3]])
  })

  it('has the parameters, costs and equation of the network and of each layer', () => {
    const description = describeNetwork(digits)
    expect(description.parameters).toBe(digits.shape.count)
    expect(description.forwardFlops).toBe(flops(layerGraph(digits)))
    expect(description.gradientFlops).toBe(flops(gradientGraph(digits)))
    expect(description.equation.text).toEqual(networkText(digits))
    expect(description.parts.map(part => part.parameters)).toEqual([20, 0, 0, 0, 57, 0])
    expect(description.parts[0]?.tensors).toEqual([
      { name: 'kernels', size: [2, 9] },
      { name: 'bias', size: [2] }
    ])
    expect(description.tensors.map(({ name }) => name)).toEqual(['0.kernels', '0.bias', '4.weights', '4.bias'])
    const [first] = digits.layers
    expect(description.parts[0]?.forwardFlops).toBe(flops(layerGraph(first)))
    expect(description.parts.at(-1)?.range).toBe('simplex')
  })

  it('has every value on the way, forward and backward, with its size', () => {
    const [image, , , , last] = describeNetwork(digits).parts
    expect(image?.forward).toEqual([
      { operation: 'windows', size: [9, 36] },
      { operation: 'matMul', size: [2, 36] },
      { operation: 'addToColumns', size: [2, 36] },
      { operation: 'reshape', size: [2, 6, 6] }
    ])
    expect(image?.backward.map(({ operation, size }) => [operation, size])).toEqual(
      expect.arrayContaining([
        ['matMul', [2, 9]],
        ['rowSums', [2]],
        ['foldWindows', [1, 8, 8]]
      ])
    )
    expect(last?.backward).toEqual([
      { operation: 'outer', size: [3, 18] },
      { operation: 'transposedMatVec', size: [18] }
    ])
  })

  it('goes into blocks, shared blocks and networks in networks', () => {
    const network = pipe(input(2), dense(3), residual(block), shared(4, block))
    const [, skip, loop] = describeNetwork(network).parts
    expect(skip?.parts.map(({ name }) => name)).toEqual(['dense', 'tanh'])
    expect([skip?.times, loop?.times]).toEqual([1, 4])
    expect(loop?.parts.map(({ name }) => name)).toEqual(['dense', 'tanh'])
  })

  it('describes a layer that occurs several times once', () => {
    const { parts } = describeNetwork(pipe(input(3), repeat(5, block)))
    expect(parts.length).toBe(10)
    expect(new Set(parts).size).toBe(2)
  })

  it('takes a layer that is no network, and is plain data', () => {
    const description = describeNetwork(compose(sigmoidLayer(3))(denseLayer(2, 3)))
    expect(description.parts).toEqual([])
    expect(sizes(description)).toEqual([[2], [3]])
    expect(description.equation.text.lines).toEqual(['y = sigmoid(weights₁·x + bias₁)'])
    expect(JSON.parse(JSON.stringify(description))).toEqual(description)
  })
})

describe('showDescription', () => {
  it('is the whole, a row for each layer, and the values on the way', () => {
    const lines = showDescription(describeNetwork(digits)).split('\n')
    expect(lines.slice(0, 2)).toEqual([
      '1×8×8 → convolution 2×6×6 → relu → maxPool 2×3×3 → flatten 18 → dense 3 → softmax',
      `1×8×8 → 3: 77 parameters, ${flops(layerGraph(digits))} flops, ${flops(gradientGraph(digits))} with the gradient`
    ])
    expect(lines.slice(5, 11).map(line => line.replaceAll(/ {2,}/gu, '|').split('|').slice(1, 6))).toEqual([
      ['1', 'convolution', '1×8×8 → 2×6×6', '2×6×6 → 1×8×8', 'logits'],
      ['2', 'relu', '2×6×6 → 2×6×6', '2×6×6 → 2×6×6', 'logits'],
      ['3', 'maxPool', '2×6×6 → 2×3×3', '2×3×3 → 2×6×6', 'logits'],
      ['4', 'flatten', '2×3×3 → 18', '18 → 2×3×3', 'logits'],
      ['5', 'dense', '18 → 3', '3 → 18', 'logits'],
      ['6', 'softmax', '3 → 3', '3 → 3', 'simplex']
    ])
    expect(lines.find(line => line.includes('windows 9×36'))).toMatch(
      /^ +1 {2}convolution {2}windows 9×36, matMul 2×36/u
    )
  })

  it('shows a network without layers as what it is', () => {
    expect(showDescription(describeNetwork(input(2)))).toMatch(
      /^2\n2 → 2: 0 parameters, 0 flops, 0 with the gradient\n/u
    )
  })
})
