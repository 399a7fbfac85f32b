/**
 * Bias absorption (§2.2): W·x + b = [b W]·[1, x]. N features become N + 1 components, the first of which is 1.
 */
import type { Dimension, Refusing } from '../dimension/dimension.ts'
import type { Sum } from '../dimension/arithmetic.ts'
import { joinBias, splitBias, withOne } from './internal/absorb.ts'
import type { Matrix, Vector } from './tensor.ts'

/** Weights and bias of an affine map x ↦ W·x + b. */
export type Affine<I extends number, O extends number> = {
  readonly weights: Matrix<O, I>
  readonly bias: Vector<O>
}

/**
 * [1, x]. Shapes: `Vector<N>` → `Vector<N + 1>`. Never fails. Source: §2.2.
 *
 * @example
 * ```ts
 * import { absorbBias, vector, type Vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const x: Vector<3> = absorbBias(vector([5, 7]))
 * assert.deepEqual([...x], [1, 5, 7])
 * ```
 */
export const absorbBias = <N extends number>(x: Vector<N>): Vector<Sum<N, 1>> => withOne(x)

/**
 * θ = [b W]: one row θ₀ⱼ, θ₁ⱼ … for each output j. Shapes: `Affine<I, O>` → `Matrix<O, I + 1>`. Never fails.
 *
 * Laws: an isomorphism with {@link separateBias}; matVec(absorb(p))([1, x]) = W·x + b within rounding. Source: eqs. (4)–(9).
 *
 * @example
 * ```ts
 * import { absorbWeights, matrix, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...absorbWeights({ weights: matrix([[1, 2]]), bias: vector([3]) })], [[3, 1, 2]])
 * ```
 */
export const absorbWeights = <I extends number, O extends number>({
  weights,
  bias
}: {
  readonly weights: Matrix<O, I>
  readonly bias: Vector<NoInfer<O>>
}): Matrix<O, Sum<I, 1>> => joinBias(weights, bias)

/** The weights and bias of θ = [b W]. Shapes: `Matrix<O, I + 1>` → `Affine<I, O>`. Never fails. */
export const separateBias =
  <const I extends number>(inputs: Dimension<I>) =>
  <O extends number>(theta: Matrix<O, Sum<I, 1>> & Refusing<I>): Affine<I, O> =>
    splitBias(inputs, theta)
