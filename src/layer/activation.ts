/**
 * Activations: layers without parameters that apply one function to each component.
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import { noParameters, noShape, type None } from '../linear/shape.ts'
import { hadamard, map } from '../linear/vector.ts'
import type { Scalar } from '../scalar/scalar.ts'
import { layer, type Layer } from './layer.ts'

/** A function of one variable, over any scalar, with its derivative by hand. */
export type Activation = {
  readonly name: string
  /** aᵢ = g(zᵢ) */
  readonly equation: <S>(scalar: Scalar<S>, z: S) => S
  /** g′(z), from the pre-activation */
  readonly derivative: (z: number) => number
  /** The points where g′ jumps; g′ there is that of the piece below. None by default. */
  readonly kinks?: readonly number[]
}

/**
 * The layer aᵢ = g(zᵢ). Shapes: `Vector<N>` → `Vector<N>`. Cost: O(N). Never fails.
 *
 * Pullback of c: input c ⊙ g′(z). Branches: the number of kinks below each zᵢ.
 *
 * @example
 * ```ts
 * import { activationLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const square = activationLayer({ name: 'square', equation: (s, z) => s.mul(z, z), derivative: z => 2 * z })
 * assert.deepEqual([...square(2).forward([])(vector([3, 4]))], [9, 16])
 * ```
 */
export const activationLayer =
  (activation: Activation) =>
  <const N extends number>(size: Dimension<N>): Sized<N, Layer<N, N, None>, Layer<Unsized, Unsized, None>> => {
    const kinks = activation.kinks ?? []
    return layer<N, N, None>({
      name: activation.name,
      inputs: size,
      outputs: size,
      shape: noShape,
      equation: (scalar, _, z) => z.map(x => activation.equation(scalar, x)),
      pullback: (_, z) => cotangent => ({
        parameters: noParameters,
        input: hadamard(map(x => activation.derivative(x))(z))(cotangent)
      }),
      branches: () => z => (kinks.length === 0 ? [] : [...z].map(x => kinks.filter(kink => x > kink).length))
    })
  }
