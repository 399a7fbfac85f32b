/**
 * The right numbers in the wrong place.
 */
import { at, sum, times, zeros, type Numbers } from '../numbers.ts'
import { afterwards, bug, erased, isLast, type GradientBug } from './gradient-bug.ts'

const lastErased = (numbers: Numbers): Numbers => numbers.map((x, i) => (i === numbers.length - 1 ? 0 : x))

/** Loops, indices and axes that are off. */
export const indexBugs: readonly GradientBug[] = [
  bug('bias gradient missing', 'the gradient of the bias is missing', { bias: zeros }),
  bug('hidden bias gradient missing', 'the gradient of the bias is missing in the hidden layers', {
    bias: (delta, place) => (isLast(place) ? delta : zeros(delta))
  }),
  bug('bias counted twice', 'the gradient of the bias is counted twice', { bias: delta => times(delta, 2) }),
  bug('weights transposed', 'the cotangent is sent back through W instead of Wᵀ', {
    send: (delta, { layer, input }) => {
      const buffer = layer.weights.flat()
      return input.map((_, i) => sum(delta.map((d, j) => d * at(buffer, i * delta.length + j))))
    }
  }),
  bug('weight gradient transposed', 'wrong axis: the gradient of the weights is stored transposed, x·δᵀ for δ·xᵀ', {
    weights: (delta, { input }) => {
      const buffer = input.flatMap(x => delta.map(d => x * d))
      return delta.map((_, j) => buffer.slice(j * input.length, (j + 1) * input.length))
    }
  }),
  bug('first layer zero', 'the gradient of the first layer is zero', {
    answer: afterwards((layer, index) => (index === 0 ? erased(layer) : layer))
  }),
  bug('last layer zero', 'the gradient of the last layer is zero', {
    answer: afterwards((layer, index, { length }) => (index === length - 1 ? erased(layer) : layer))
  }),
  bug('output for input', 'an index is off by one: weight gradients take the output of their layer for its input', {
    weights: (delta, { input, output }) => delta.map(d => input.map((_, i) => d * at(output, i)))
  }),
  bug('z for a', 'weight gradients take z of the layer below instead of its activation', {
    weights: (delta, { input, index, all }) => {
      const x = all[index - 1]?.z ?? input
      return delta.map(d => x.map(xi => d * xi))
    }
  }),
  bug(
    'weights of the layer below',
    'an index is off by one: the cotangent is sent back through the weights of the layer below',
    {
      send: (delta, { input, index, all, layer }) => {
        const { weights } = all[index - 1]?.layer ?? layer
        return input.map((_, i) => sum(delta.map((d, j) => d * at(weights[j], i))))
      }
    }
  ),
  bug('last unit left out', 'a loop ends one too early: the last unit of each layer has no gradient', {
    answer: afterwards(layer => ({
      ...layer,
      weights: layer.weights.map((row, j) => (j === layer.weights.length - 1 ? zeros(row) : row)),
      bias: lastErased(layer.bias)
    }))
  }),
  bug(
    'last input left out',
    'a loop ends one too early: the weights of the last input of each layer have no gradient',
    {
      answer: afterwards(layer => ({ ...layer, weights: layer.weights.map(row => lastErased(row)) }))
    }
  ),
  bug(
    '= for += in Wᵀδ',
    'the cotangent of the layer below is overwritten instead of summed: only the last unit counts',
    {
      send: (delta, { input, layer }) =>
        input.map((_, i) => at(delta, delta.length - 1) * at(layer.weights[delta.length - 1], i))
    }
  ),
  bug('absolute weights', 'the cotangent is sent back through |W|', {
    send: (delta, { input, layer }) =>
      input.map((_, i) => sum(delta.map((d, j) => d * Math.abs(at(layer.weights[j], i)))))
  }),
  bug('input gradient missing', 'the gradient of the inputs is zero', {
    answer: (gradient, { parameters }) => gradient.map((g, i) => (i < parameters.length ? g : 0))
  })
]
