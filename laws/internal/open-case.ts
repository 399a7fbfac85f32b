import {
  append,
  denseLayer,
  identityLayer,
  input,
  reluLayer,
  sigmoidLayer,
  softmaxLayer,
  softplusLayer,
  tanhLayer,
  type Dimension,
  type Layer,
  type Network
} from '../../src/index.ts'
import { ownVector } from '../../src/linear/internal/tensor.ts'
import type { NetworkCase, OpenedCase } from '../arbitraries/network-case.ts'

const activations = {
  sigmoid: sigmoidLayer,
  tanh: tanhLayer,
  softplus: softplusLayer,
  relu: reluLayer,
  softmax: softmaxLayer,
  identity: identityLayer
}

// proof: the sizes of a case are positive integers, and each is used under one type only
const size = <N extends number>(n: number | undefined): Dimension<N> => n as Dimension<N>

/** Gives the parts of a case types of their own. */
export const openCase = <R>(
  { sizes, activations: names, parameters, inputs, targets }: NetworkCase,
  use: <I extends number, O extends number, P>(opened: OpenedCase<I, O, P>) => R
): R => {
  type In = number & { readonly size: 'inputs' }
  type Out = number & { readonly size: 'outputs' }
  const joined = names
    .flatMap((name, k): readonly Layer<never, never, never>[] => [
      // proof: `never` stands for sizes and parameters that are forgotten until the whole is typed below
      denseLayer<never, never>(size<never>(sizes[k]), size<never>(sizes[k + 1])) as unknown as Layer<
        never,
        never,
        never
      >,
      activations[name]<never>(size<never>(sizes[k + 1])) as unknown as Layer<never, never, never>
    ])
    .reduce<unknown>(
      // proof: each has the outputs that the next has inputs, as `append` checks
      (network, layer) => append(layer)(network as Network<never, never, []>),
      input<never>(size<never>(sizes[0]))
    )
  // proof: the first size is that of the inputs, the last that of the outputs, and each layer has parameters
  const network = joined as Layer<In, Out, readonly unknown[]>
  const [first, ...rest] = inputs.map((x, k) => ({
    input: ownVector<In>(network.inputs, Float64Array.from(x)),
    target: ownVector<Out>(network.outputs, Float64Array.from(targets[k] ?? []))
  }))
  return use({
    network,
    parameters: network.shape.unflatten(parameters),
    // proof: a case has at least one example
    batch: { inputs: network.inputs, outputs: network.outputs, examples: [first!, ...rest] }
  })
}
