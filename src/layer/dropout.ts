/**
 * Dropout: components that are left out at random while a network is trained.
 */
import { sizeOf } from '../dimension/computed.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { bernoulli } from '../random/distribution.ts'
import { within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { noParameters, noShape, type None } from '../tensor/shape.ts'
import { layer, type Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A dropout of components. */
export interface Dropout<in out S extends Size> extends Layer<S, S, None, Logits> {}

const rateRange: Hyperparameter = { name: 'rate', usual: 0.5, below: 1 }

/**
 * `y = x ⊙ noise / (1 − rate)`: in training each component is 0 with the probability `rate`, and what is left is scaled so that its mean is x.
 *
 * Noise: of the size of x, 1 with the probability 1 − rate, else 0, drawn anew for each example. In prediction the noise is its mean, and y is x, bit
 * for bit. Shapes: `Tensor<S>` → `Tensor<S>`. Range: any. Cost: O(components). A rate outside of [0, 1) is a defect; PyTorch's `Dropout` takes a rate
 * of 1, which leaves nothing. Pullback of c: input `c ⊙ noise / (1 − rate)`.
 * Laws: the mean of y over the noise is x; rate 0 is the identity. Source: Srivastava et al. 2014, §4, scaled in training as in §10.
 *
 * @example
 * ```ts
 * import { drawNoise, dropoutLayer, pythonRandom, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const half = dropoutLayer(0.5)(2)
 * assert.deepEqual([...half.forward([])(vector([3, 4]))], [3, 4])
 * const [noise] = drawNoise(half)(pythonRandom(1))
 * assert.deepEqual([...half.forward([], noise)(vector([3, 4]))], [6, 0])
 * ```
 */
export const dropoutLayer = (rate: number): (<const S extends Size>(size: Dimension<S>) => Dropout<S>) => {
  const kept = 1 - within(rateRange, rate)
  return <const S extends Size>(size: Dimension<S>): Dropout<S> =>
    layer<S, S, None, S, Logits>({
      name: `dropout(${rate})`,
      inputs: size,
      outputs: size,
      shape: noShape,
      noise: { size: sizeOf<S>(size), distribution: bernoulli(kept) },
      equation: ({ hadamard, map, over, num }) => {
        const scaled = map(n => over(n, num(kept)))
        return (_, noise) => hadamard(scaled(noise))
      },
      pullback: ({ hadamard, map, over, num }) => {
        const scaled = map(n => over(n, num(kept)))
        return (_, _x, _y, noise) => c => ({ parameters: noParameters, input: hadamard(scaled(noise))(c) })
      }
    })
}
