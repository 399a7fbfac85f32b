import {
  identityLayer,
  realScalar,
  reluLayer,
  sigmoidLayer,
  softmaxLayer,
  softplusLayer,
  tanhLayer,
  type AnyLayer,
  type Layer,
  type None
} from '../../src/index.ts'
import type { ActivationName } from '../arbitraries/network-case.ts'

type Known = Layer<1, 1, None>

const known: readonly (readonly [ActivationName, Known])[] = [
  ['sigmoid', sigmoidLayer(1)],
  ['tanh', tanhLayer(1)],
  ['softplus', softplusLayer(1)],
  ['relu', reluLayer(1)],
  ['softmax', softmaxLayer(1)],
  ['identity', identityLayer(1)]
]

/** Numbers at which activations differ from each other. */
const probes: readonly number[] = [-1.5, -0.25, 0.5, 2]

/** Equal up to rounding: the formula may be another. */
const alike = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b))

/**
 * Which activation a layer computes, whatever it is called, by reading its equation; its derivative, which may be wrong, is not asked. None for
 * another function, or a layer with parameters.
 */
export const computedBy = (layer: AnyLayer): ActivationName | undefined => {
  // proof: an AnyLayer in a network's list is a Layer; an equation takes any number of scalars
  const { shape, equation, inputs, outputs } = layer as unknown as Known
  if (shape.size > 0 || inputs !== outputs) return undefined
  const z = Array.from({ length: Number(inputs) }, (_, i) => probes[i % probes.length] ?? 0)
  const spread = probes.map(x => z.map(zi => x + zi / 8))
  return known.find(([, { equation: right }]) =>
    [z, ...spread].every(at => {
      const [own, theirs] = [equation(realScalar)([], at), right(realScalar)([], at)]
      return own.length === theirs.length && own.every((a, i) => alike(a, theirs[i] ?? Number.NaN))
    })
  )?.[0]
}
