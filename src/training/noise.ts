/**
 * The noise of a batch, drawn from the state of training.
 */
import type { State } from 'fp-ts/lib/State.js'
import type { Noise, NoiseShape } from '../layer/noise.ts'
import type { Random } from '../random/random.ts'
import { drawnFor } from './internal/drawn.ts'

/**
 * The noise of a number of examples: example by example, layers in order; nothing is drawn for a network without noise.
 *
 * Cost: O(components · examples). Never fails. Laws: the noise of n and then of m examples is that of n + m.
 */
export const batchNoise =
  ({ noise }: { readonly noise: readonly NoiseShape[] }) =>
  (examples: number): State<Random, readonly Noise[]> =>
    drawnFor(noise, examples)
