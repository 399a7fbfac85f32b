import {
  batch,
  denseLayer,
  identityLayer,
  reluLayer,
  sigmoidLayer,
  softmaxLayer,
  softplusLayer,
  tanhLayer,
  type AnyLayer,
  type Layer,
  type Size
} from '../../src/index.ts'
import { join } from '../../src/network/internal/join.ts'
import { toBuffer } from '../../src/tensor/internal/buffer.ts'
import { ownVector } from '../../src/tensor/internal/tensor.ts'
import type { ActivationName, NetworkCase, OpenedCase } from '../arbitraries/network-case.ts'

/** The activations that a case can name. */
export const activations: Readonly<Record<ActivationName, (size: never) => AnyLayer>> = {
  sigmoid: sigmoidLayer,
  tanh: tanhLayer,
  softplus: softplusLayer,
  relu: reluLayer,
  softmax: softmaxLayer,
  identity: identityLayer
}

// proof: the sizes of a case are positive integers, and each is used under one type only
const size = (n: number | undefined): never => n as never

const made = new Map<string, AnyLayer>()

/** The layer of a name, made once: a definition is traced when it is made. */
const once = (name: string, make: () => AnyLayer): AnyLayer => {
  const known = made.get(name)
  if (known !== undefined) return known
  const layer = make()
  made.set(name, layer)
  return layer
}

/** Gives the parts of a case types of their own. */
export const openCase = <R>(
  { sizes, activations: names, parameters, inputs, targets }: NetworkCase,
  use: <I extends Size, O extends Size, P>(opened: OpenedCase<I, O, P>) => R
): R => {
  type In = number & { readonly size: 'inputs' }
  type Out = number & { readonly size: 'outputs' }
  const layers = names.flatMap((name, k): readonly AnyLayer[] => [
    once(`${sizes[k]} ${sizes[k + 1]}`, () => denseLayer<never, never>(size(sizes[k]), size(sizes[k + 1]))),
    once(`${name} ${sizes[k + 1]}`, () => activations[name](size(sizes[k + 1])))
  ])
  // proof: the first size is that of the inputs, the last that of the outputs, and each layer has parameters
  const network = join(sizes[0]! as In, sizes.at(-1)! as Out, layers) as unknown as Layer<In, Out, readonly unknown[]>
  const [first, ...rest] = inputs.map((x, k) => ({
    input: ownVector<In>(network.inputs, toBuffer(x)),
    target: ownVector<Out>(network.outputs, toBuffer(targets[k] ?? []))
  }))
  return use({
    network,
    parameters: network.shape.unflatten(parameters),
    // proof: a case has at least one example
    batch: batch([first!, ...rest])
  })
}
