/**
 * Noise is an input of the equation: drawn from the state of training, its mean in prediction.
 */
import type { State } from 'fp-ts/lib/State.js'
import type { Expr } from '../algebra/expr.ts'
import type { Distribution } from '../random/distribution.ts'
import type { Random } from '../random/random.ts'
import type { AnySize, Extents, Size } from '../dimension/size.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { drawAll, means } from './internal/noise.ts'

/** The noise that a definition declares. */
export interface NoiseDefinition<in out S extends Size> {
  readonly size: S
  readonly distribution: Distribution
}

/** One use of noise in a layer. */
export type NoiseShape = { readonly extents: Extents; readonly distribution: Distribution }

/** The noise of one example: a tensor for each use, layers in order. */
export type Noise = readonly Tensor<AnySize>[]

/** The same inside of an equation. */
export type NoiseOver = readonly Expr<AnySize>[]

/** The means of the distributions: what stands for the noise in prediction. Never fails. */
export const meanNoise = ({ noise }: { readonly noise: readonly NoiseShape[] }): Noise => means(noise)

/** The noise of one example, drawn layer by layer. Cost: O(components). Never fails. */
export const drawNoise = ({ noise }: { readonly noise: readonly NoiseShape[] }): State<Random, Noise> => drawAll(noise)
