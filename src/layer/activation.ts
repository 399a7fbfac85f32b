/**
 * Activations: layers without parameters that apply one function to each component.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import { noParameters, noShape, type None } from '../tensor/shape.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { layer, type Layer } from './layer.ts'
import type { AnyRange, Logits } from './range.ts'

/** A function of one variable, with its derivative by hand. */
export interface Activation<out R extends AnyRange> {
  readonly name: string
  /** What the outputs promise to be; `logits`, which is nothing, by default. */
  readonly range?: R
  /** aᵢ = g(zᵢ) */
  readonly equation: (algebra: Algebra) => (z: Num) => Num
  /** g′(z), from the pre-activation */
  readonly derivative: (algebra: Algebra) => (z: Num) => Num
}

/**
 * The layer aᵢ = g(zᵢ). Shapes: `Tensor<S>` → `Tensor<S>`. Cost: O(components). Never fails.
 *
 * Pullback of c: input c ⊙ g′(z).
 *
 * @example
 * ```ts
 * import { activationLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const square = activationLayer({
 *   name: 'square',
 *   equation: ({ times }) => z => times(z, z),
 *   derivative: ({ times, num }) => z => times(num(2), z)
 * })
 * assert.deepEqual([...square(2).forward([])(vector([3, 4]))], [9, 16])
 * ```
 */
export const activationLayer =
  <R extends AnyRange = Logits>(activation: Activation<R>) =>
  <const S extends Size>(size: Dimension<S>): Layer<S, S, None, R> =>
    layer<S, S, None, number, R>({
      name: activation.name,
      inputs: size,
      outputs: size,
      shape: noShape,
      ...(activation.range === undefined ? {} : { range: activation.range }),
      equation: algebra => () => algebra.map(activation.equation(algebra)),
      pullback: algebra => {
        const slope = algebra.map(activation.derivative(algebra))
        return (_, z) => c => ({ parameters: noParameters, input: algebra.hadamard(slope(z))(c) })
      }
    })
