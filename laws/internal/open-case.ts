import { denseLayer, identityLayer, sigmoidLayer, type AnyLayer, type Dimension } from '../../src/index.ts'
import { sequence } from '../../src/layer/internal/sequence.ts'
import { ownVector } from '../../src/linear/internal/tensor.ts'
import type { NetworkCase, OpenedCase } from '../arbitraries/network-case.ts'

const activations = { sigmoid: sigmoidLayer, identity: identityLayer }

// proof: the sizes of a case are positive integers, and each is used under one type only
const size = <N extends number>(n: number | undefined): Dimension<N> => n as Dimension<N>

/** Gives the parts of a case types of their own. */
export const openCase = <R>(
  { sizes, activations: names, parameters, inputs, targets }: NetworkCase,
  use: <I extends number, O extends number, P>(opened: OpenedCase<I, O, P>) => R
): R => {
  type In = number & { readonly case: 'inputs' }
  type Out = number & { readonly case: 'outputs' }
  const layers: readonly AnyLayer[] = names.flatMap((name, k) => [
    denseLayer<never, never>(size(sizes[k]), size(sizes[k + 1])),
    activations[name]<never>(size(sizes[k + 1]))
  ])
  const network = sequence<In, Out, readonly unknown[]>(sizes.join('-'), size(sizes[0]), size(sizes.at(-1)), layers)
  const [first, ...rest] = inputs.map((input, k) => ({
    input: ownVector<In>(network.inputs, Float64Array.from(input)),
    target: ownVector<Out>(network.outputs, Float64Array.from(targets[k] ?? []))
  }))
  return use({
    network,
    parameters: network.shape.unflatten(parameters),
    // proof: a case has at least one example
    batch: { inputs: network.inputs, outputs: network.outputs, examples: [first!, ...rest] }
  })
}
