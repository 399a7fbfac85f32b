/**
 * Gaussian noise: what is added to each component at random while a network is trained.
 */
import { sizeOf } from '../dimension/computed.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { standardNormal } from '../random/distribution.ts'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { noParameters, noShape, type None } from '../tensor/shape.ts'
import { layer, type Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** Gaussian noise on each component. */
export interface GaussianNoise<in out S extends Size> extends Layer<S, S, None, Logits> {}

const deviationRange: Hyperparameter = { name: 'deviation', usual: 0.1, below: Infinity }

/**
 * `y = x + deviation·noise`, the noise standard normal.
 *
 * Noise: of the size of x, drawn anew for each example; in prediction it is its mean, 0, and y is x. Shapes: `Tensor<S>` → `Tensor<S>`. Range: any.
 * Cost: O(components). A deviation that is not finite or below 0 is a defect. Pullback of c: input c. PyTorch has no such layer; it is that of Keras.
 * Laws: the mean of y over the noise is x. Source: Bishop 1995, *Training with noise is equivalent to Tikhonov regularization*, eq. (4).
 *
 * @example
 * ```ts
 * import { drawNoise, gaussianNoiseLayer, pythonRandom, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const noisy = gaussianNoiseLayer(0.5)(2)
 * assert.deepEqual([...noisy.forward([])(vector([3, 4]))], [3, 4])
 * const [noise] = drawNoise(noisy)(pythonRandom(0))
 * assert.notDeepEqual([...noisy.forward([], noise)(vector([3, 4]))], [3, 4])
 * ```
 */
export const gaussianNoiseLayer = (
  deviation: number
): (<const S extends Size>(size: Dimension<S>) => GaussianNoise<S>) => {
  const scale = within(deviationRange, deviation)
  return <const S extends Size>(size: Dimension<S>): GaussianNoise<S> =>
    layer<S, S, None, S, Logits>({
      name: `gaussianNoise(${deviation})`,
      inputs: size,
      outputs: size,
      shape: noShape,
      noise: { size: sizeOf<S>(size), distribution: standardNormal },
      equation: algebra => {
        const scaled = algebra.scale(algebra.num(scale))
        return (_, noise) => algebra.add(scaled(noise))
      },
      pullback: () => () => c => ({ parameters: noParameters, input: c })
    })
}
