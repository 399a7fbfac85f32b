/**
 * The plain data of a network, so that an implementation that knows nothing of the library's types can be tried by the laws.
 */
import type { AnyLayer, Batch, Layer, None, Size } from 'lawgrad'
import type { ActivationName, NetworkCase } from 'lawgrad/laws'
import { flat } from '../../../laws/internal/flat.ts'
import { computes } from '../../planted/internal/computes.ts'

type Part = Layer<number, number, unknown>

const names: readonly ActivationName[] = ['sigmoid', 'tanh', 'softplus', 'relu', 'softmax', 'identity']

/** The activation that a layer computes, whatever it is called. */
const activationOf = (part: Part | undefined): ActivationName | undefined =>
  part !== undefined && part.shape.count === 0
    ? names.find(name => computes(part as Layer<number, number, None>, name))
    : undefined

const isAffine = ({ shape: { description } }: Part): boolean =>
  description._tag === 'Struct' && Object.keys(description.fields).join() === 'weights,bias'

/** The plain data of a network with parameters and a batch; none of one that is no chain of dense layers, each with an activation or none. */
export const caseOf = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  batch: Batch<NoInfer<I>, NoInfer<O>>,
  parameters: P
): NetworkCase | undefined => {
  const chain: AnyLayer = network
  if (!('layers' in chain && Array.isArray(chain.layers))) return undefined
  const parts = chain.layers as readonly Part[]
  const affine = parts.filter(isAffine)
  const known = parts.every((part, k) => {
    const before = parts[k - 1]
    return isAffine(part) || (activationOf(part) !== undefined && before !== undefined && isAffine(before))
  })
  return known
    ? {
        sizes: [Number(network.inputs), ...affine.map(({ outputs }) => outputs)],
        activations: parts.flatMap((part, k) => (isAffine(part) ? [activationOf(parts[k + 1]) ?? 'identity'] : [])),
        parameters: network.shape.flatten(parameters),
        inputs: batch.examples.map(({ input }) => flat(input)),
        targets: batch.examples.map(({ target }) => flat(target))
      }
    : undefined
}
