/**
 * What a program is asked about: a network of dense layers with parameters, a batch and a loss, as plain data.
 */
import type { NetworkCase } from '../arbitraries/network-case.ts'
import type { LossName } from './protocol.ts'

/** A network with parameters and a batch, and the loss. */
export interface ReviewCase extends NetworkCase {
  readonly loss: LossName
}

/** Parameters as plain numbers, layer by layer, each its weights row by row and then its bias; how many examples; and so on. */
export type Numbers = readonly number[]

/** What parameters of dense layers are called, in their order: `0.weights[1,0]`, `1.bias[2]`. Never fails. */
export const parameterNames = (sizes: readonly number[]): readonly string[] =>
  sizes
    .slice(1)
    .flatMap((outputs, k) => [
      ...Array.from({ length: outputs }, (_, i) =>
        Array.from({ length: sizes[k] ?? 0 }, (_, j) => `${k}.weights[${i},${j}]`)
      ).flat(),
      ...Array.from({ length: outputs }, (_, i) => `${k}.bias[${i}]`)
    ])
