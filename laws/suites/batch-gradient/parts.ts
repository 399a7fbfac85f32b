/**
 * Examples of a case and their parts of its gradient.
 */
import { pick, upTo } from '../../arbitraries/dense-data.ts'
import type { NetworkCase } from '../../arbitraries/network-case.ts'

export type Gradient = (networkCase: NetworkCase) => readonly number[]

/** A case, and numbers from which a law takes the examples, columns or directions that it needs. */
export type Tried = { readonly networkCase: NetworkCase; readonly at: number; readonly order: readonly number[] }

export const count = ({ inputs }: NetworkCase): number => inputs.length

/** The case with examples at some indices, which may repeat. */
export const examples = (networkCase: NetworkCase, indices: readonly number[]): NetworkCase => ({
  ...networkCase,
  inputs: pick(networkCase.inputs, indices),
  targets: pick(networkCase.targets, indices)
})

/** The parameters' part of a gradient, and each example's part. */
export const parts = (networkCase: NetworkCase, gradient: readonly number[]) => {
  const size = networkCase.parameters.length
  const width = networkCase.sizes[0] ?? 0
  return {
    parameters: gradient.slice(0, size),
    inputs: upTo(count(networkCase)).map(k => gradient.slice(size + k * width, size + (k + 1) * width))
  }
}

/** Σ wₖ·gₖ */
export const weighted = (weights: readonly number[], gradients: readonly (readonly number[])[]): readonly number[] =>
  (gradients[0] ?? []).map((_, i) => gradients.reduce((sum, g, k) => sum + (weights[k] ?? 0) * (g[i] ?? Number.NaN), 0))
