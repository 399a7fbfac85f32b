/**
 * Parameters used in several places: weight tying.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Over } from '../algebra/expr.ts'
import type { Size } from '../dimension/size.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Initialize } from './initializer.ts'
import { tiedLens } from './internal/tied.ts'
import type { Layer } from './layer.ts'
import type { AnyRange } from './range.ts'

/** How the parameters `P` of a layer are made of fewer, `Q`, and how their cotangents come back. */
export interface Tying<in out Q, in out P> {
  readonly name: string
  /** The shape of the parameters that are left. */
  readonly shape: Shape<Q>
  /** The layer's parameters, linear in those that are left: the same tensor in two places, or its transpose. */
  readonly equation: (algebra: Algebra) => (parameters: NoInfer<Over<Q>>) => NoInfer<Over<P>>
  /** The transpose of the equation: where a tensor is used twice, its cotangents are added. */
  readonly pullback: (algebra: Algebra) => (cotangents: NoInfer<Over<P>>) => NoInfer<Over<Q>>
  /** How the parameters are drawn; by default each component in the order of the shape. */
  readonly initialize?: Initialize<Q>
}

/**
 * The layer `x ↦ f(tie(θ))(x)`: f with parameters that are made of θ, so that one tensor is used in several places.
 *
 * Shapes: the equation maps θ to the parameters of f. It is traced once, here: a tensor of θ that is never used is a defect that names it. Cost: f's and
 * that of the equation. Never fails otherwise. Pullback of c: parameters tieᵀ(those of f at c), input that of f at c.
 * Laws: as every layer's; above all the pullback is the transpose of the equation's derivative.
 * Source: weight sharing, Rumelhart, Hinton and Williams 1986; tied autoencoders, Vincent et al. 2010.
 *
 * @example
 * ```ts
 * import { compose, denseLayer, matrix, matrixShape, pipe, projectionLayer, structShape, tanhLayer, tiedLayer, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // an autoencoder whose decoder is the transposed encoder
 * const auto = tiedLayer(pipe(projectionLayer(3, 2), compose(denseLayer(2, 3))), {
 *   name: 'autoencoder',
 *   shape: structShape({ weights: matrixShape(2, 3), bias: vectorShape(3) }),
 *   equation: ({ transpose }) => ({ weights, bias }) => [{ weights }, { weights: transpose(weights), bias }],
 *   pullback: ({ add, transpose }) => ([encoder, decoder]) => ({
 *     weights: pipe(encoder.weights, add(transpose(decoder.weights))),
 *     bias: decoder.bias
 *   })
 * })
 * const parameters = { weights: matrix([[1, 0, 0], [0, 1, 0]]), bias: vector([0, 0, 7]) }
 * assert.deepEqual([...auto.forward(parameters)(vector([3, 4, 5]))], [3, 4, 7])
 * assert.equal(auto.shape.count, 9)
 * ```
 */
export const tiedLayer = <I extends Size, O extends Size, P, Q, R extends AnyRange>(
  layer: Layer<I, O, P, R>,
  tying: Tying<Q, NoInfer<P>>
): Layer<I, O, Q, R> => tiedLens<I, O, P, Q, R>(layer, tying)
