/**
 * The Hessian of the cost times a vector: back-propagation read with dual numbers.
 */
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { readingOver } from '../algebra/over.ts'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import { meanNoise, type Noise } from '../layer/noise.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Loss } from '../loss/loss.ts'
import { dualScalar } from '../scalar/dual.ts'
import { keptNoise } from './internal/drawn.ts'

/**
 * `H·v = ∂/∂ε ∇J(θ + ε·v)` at ε = 0, where J is the mean of the loss over the examples: the tangent of the hand-written gradient. Noise is given as to
 * `costGradient`.
 *
 * Shapes: `Batch<I, O>` → P → P → P. Cost: about four back-propagations for each example, over arrays; H itself, which has a row for each parameter, is
 * never made. Never fails; on a kink it is that of the piece below. Numerics: exact derivatives, no step. Laws: linear in the direction;
 * ⟨u, H·v⟩ = ⟨v, H·u⟩; the central difference of the gradient along v.
 * Source: Pearlmutter, *Fast exact multiplication by the Hessian*, 1994.
 *
 * @example
 * ```ts
 * import { batch, denseLayer, hessianVector, matrix, quadraticLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // J = ½(w·3 + b − 1)²: ∂²J/∂w² = 9, ∂²J/∂w∂b = 3
 * const one = batch([{ input: vector([3]), target: vector([1]) }])
 * const theta = { weights: matrix([[2]]), bias: vector([0]) }
 * const along = { weights: matrix([[1]]), bias: vector([0]) }
 * const product = hessianVector(denseLayer(1, 1), quadraticLoss)(one)(theta)(along)
 * assert.deepEqual([...product.weights.components, ...product.bias], [[9], 3])
 * ```
 */
export const hessianVector = <I extends Size, O extends Size, P, R extends AnyRange = never>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>, R>
) => {
  const { algebra, constant, unflatten, flatten } = readingOver(dualScalar)
  const [through, compare] = [network.at(algebra), loss.at(algebra)]
  const { shape } = network
  return ({ examples }: Batch<NoInfer<I>, NoInfer<O>>, noise?: readonly Noise[]) => {
    const own = noise === undefined ? undefined : keptNoise(noise)
    return (parameters: P) =>
      (direction: P): P => {
        const theta = unflatten(shape)(
          RA.zipWith(shape.flatten(parameters), shape.flatten(direction), (primal, tangent) => ({ primal, tangent }))
        )
        const tangents = examples.map(({ input, target }, k): readonly number[] => {
          const drawn = own?.[k] ?? meanNoise(network)
          const { output, pullback } = through(theta, constant(input), drawn.map(constant))
          const back = pullback(compare(constant(target), output).gradient())
          return flatten(shape)(back.parameters).map(({ tangent }) => tangent)
        })
        const total = tangents.reduce((sum, each) => RA.zipWith(sum, each, (a, b) => a + b))
        return shape.unflatten(total.map(component => component / examples.length))
      }
  }
}
