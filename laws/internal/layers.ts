import type { AnyLayer, Layer, Network, Noise, Size, Tensor } from '../../src/index.ts'
import { join } from '../../src/network/internal/join.ts'

type Erased = Layer<never, never, unknown>

/** The output of layers one after the other, each with its own parameters. */
export const inOrder = <I extends Size, O extends Size, P>(
  layers: readonly AnyLayer[],
  parameters: P,
  input: Tensor<I>,
  noise: Noise
): Tensor<O> => {
  // proof: the parameters of a network are the tuple of those of its layers
  const each = parameters as unknown as readonly unknown[]
  let [x, drawn]: [unknown, number] = [input, 0]
  layers.forEach((one, k) => {
    // proof: every AnyLayer in a network is a Layer
    const layer = one as unknown as Erased
    const own = noise.slice(drawn, drawn + layer.noise.length)
    drawn += own.length
    // proof: each output is the next input
    x = layer.forward(each[k], own)(x as Tensor<never>)
  })
  // proof: the last output has the type of the network's
  return x as Tensor<O>
}

/** The numbers of parameters of layers. */
export const countsOf = (layers: readonly AnyLayer[]): readonly number[] =>
  // proof: every AnyLayer in a network is a Layer
  layers.map(layer => (layer as unknown as Erased).shape.count)

/** The network without layers on tensors of a size, of any rank. */
export const empty = <S extends Size>(size: S): Network<S, S, []> => join<S, S, []>(size, size, [])
