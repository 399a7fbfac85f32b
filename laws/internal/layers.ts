import type { AnyLayer, Layer, Vector } from '../../src/index.ts'

type Erased = Layer<never, never, unknown>

/** The output of layers one after the other, each with its own parameters. */
export const inOrder = <I extends number, O extends number, P>(
  layers: readonly AnyLayer[],
  parameters: P,
  input: Vector<I>
): Vector<O> => {
  // proof: the parameters of a network are the tuple of those of its layers
  const each = parameters as unknown as readonly unknown[]
  const step = (x: unknown, layer: AnyLayer, k: number): unknown =>
    // proof: every AnyLayer in a network is a Layer, and each output is the next input
    (layer as unknown as Erased).forward(each[k])(x as Vector<never>)
  // proof: the last output has the type of the network's
  return layers.reduce(step, input as unknown) as Vector<O>
}

/** The numbers of parameters of layers. */
export const sizesOf = (layers: readonly AnyLayer[]): readonly number[] =>
  // proof: every AnyLayer in a network is a Layer
  layers.map(layer => (layer as unknown as Erased).shape.size)
