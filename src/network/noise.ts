/**
 * Noise as stages of a definition: drawn anew for each example in training, its mean in prediction.
 *
 * @example
 * ```ts
 * import { dense, dropout, gaussianNoise, input, relu } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(4), gaussianNoise(0.1), dense(3), relu, dropout(0.5), dense(1))
 * assert.equal(network.name, '4 → gaussianNoise(0.1) → dense 3 → relu → dropout(0.5) → dense 1')
 * ```
 */
import type { Size } from '../dimension/size.ts'
import { dropoutLayer, type Dropout } from '../layer/dropout.ts'
import { gaussianNoiseLayer, type GaussianNoise } from '../layer/gaussian-noise.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { activated } from './internal/activated.ts'
import type { Network } from './network.ts'

/** Appends a dropout: each output is 0 with the probability `rate` in training, the others scaled. A rate outside of [0, 1) is a defect. */
export const dropout = (rate: number) => {
  const part = dropoutLayer(rate)
  return <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, Dropout<S>]> => activated<I, S, Ls, Dropout<S>>(network, part)
}

/** Adds Gaussian noise of a standard deviation to each output in training. A deviation that is not finite or below 0 is a defect. */
export const gaussianNoise = (deviation: number) => {
  const part = gaussianNoiseLayer(deviation)
  return <I extends Size, S extends Size, Ls extends readonly AnyLayer[]>(
    network: Network<I, S, Ls>
  ): Network<I, S, [...Ls, GaussianNoise<S>]> => activated<I, S, Ls, GaussianNoise<S>>(network, part)
}
