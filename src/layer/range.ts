/**
 * What a layer promises of its outputs, so that a loss can say what it takes: names for people and for the compiler, each a claim that a law checks.
 */

/** Any real numbers: what a layer promises that promises nothing. */
export interface Logits {
  readonly range: 'logits'
}

/** Numbers in [0, 1]. */
export interface Probabilities {
  readonly range: 'probabilities'
}

/** Numbers in [0, 1] whose sum is 1. */
export interface Simplex {
  readonly range: 'simplex'
}

/** Numbers in [0, 1], whatever their sum: what a loss of probabilities takes. */
export interface Fractions {
  readonly range: 'probabilities' | 'simplex'
}

/** One of the ranges. */
export type AnyRange = Logits | Probabilities | Simplex

/** The range of a layer that promises nothing. */
export const logits: Logits = Object.freeze({ range: 'logits' })

/** The range of a layer whose outputs are in [0, 1]. */
export const probabilities: Probabilities = Object.freeze({ range: 'probabilities' })

/** The range of a layer whose outputs are in [0, 1] with sum 1. */
export const simplex: Simplex = Object.freeze({ range: 'simplex' })
