/**
 * The dense layers of a network case as rows of numbers, to cut, permute and join them.
 */
import type { ActivationName, NetworkCase } from './network-case.ts'

/** A dense layer and its activation as plain data: a row of weights and a bias for each output. */
export type DenseData = {
  readonly weights: readonly (readonly number[])[]
  readonly bias: readonly number[]
  readonly activation: ActivationName
}

/** The dense layers of a case, or of its gradient: `numbers` in the order of the case's parameters. Never fails. */
export const denseData = (
  { sizes, activations, parameters }: NetworkCase,
  numbers: readonly number[] = parameters
): readonly DenseData[] =>
  activations.map((activation, k) => {
    const [inputs, outputs] = [sizes[k] ?? 0, sizes[k + 1] ?? 0]
    const start = sizes.slice(1, k + 1).reduce((sum, size, j) => sum + size * ((sizes[j] ?? 0) + 1), 0)
    const end = start + inputs * outputs
    return {
      weights: Array.from({ length: outputs }, (_, row) =>
        numbers.slice(start + row * inputs, start + (row + 1) * inputs)
      ),
      bias: numbers.slice(end, end + outputs),
      activation
    }
  })

/** The parameters of dense layers in the order of a case's. Never fails. */
export const denseNumbers = (layers: readonly DenseData[]): readonly number[] =>
  layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias])

/** The case with other layers; its inputs and targets must fit them. Never fails. */
export const withDenseData = (networkCase: NetworkCase, layers: readonly DenseData[]): NetworkCase => ({
  ...networkCase,
  sizes: [layers[0]?.weights[0]?.length ?? 0, ...layers.map(({ bias }) => bias.length)],
  activations: layers.map(({ activation }) => activation),
  parameters: denseNumbers(layers)
})

/** The items at some indices. */
export const pick = <A>(items: readonly A[], indices: readonly number[]): readonly A[] =>
  indices.flatMap(index => items.slice(index, index + 1))

/** The layer with only some of its inputs and outputs, which may repeat. */
export const cut = (layer: DenseData, inputs: readonly number[], outputs: readonly number[]): DenseData => ({
  ...layer,
  weights: pick(layer.weights, outputs).map(row => pick(row, inputs)),
  bias: pick(layer.bias, outputs)
})

/** 0, 1 … count − 1 */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)
