/**
 * The softmax activation: the layer that makes a probability distribution of logits.
 */
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import { noParameters, noShape, type None } from '../linear/shape.ts'
import { dot, map, zipWith, type Vector } from '../linear/vector.ts'
import { softmax } from '../scalar/softmax.ts'
import { layer, type Layer } from './layer.ts'

/** A softmax over `N` components. */
export interface Softmax<in out N extends number> extends Layer<N, N, None> {}

/**
 * `pᵢ = e^zᵢ / Σⱼ e^zⱼ`.
 *
 * Shapes: `Vector<N>` → `Vector<N>`. Range: [0, 1], sum 1. Cost: O(N). Never fails.
 * Pullback of c: input `p ⊙ (c − ⟨c, p⟩)`. Numerics: zᵢ − max z is what is exponentiated, and c is shifted by its component at the
 * greatest p, which changes nothing in exact arithmetic and spares 1 − p its cancellation.
 * Laws: unchanged when all zᵢ grow by the same; permuted with its input; the pullback sums to 0. Source: Bridle 1990, eq. (1).
 *
 * @example
 * ```ts
 * import { softmaxLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { output, pullback } = softmaxLayer(2).vjp([])(vector([1000, 1000]))
 * assert.deepEqual([...output], [0.5, 0.5])
 * assert.deepEqual([...pullback(vector([1, 0])).input], [0.25, -0.25])
 * ```
 */
export const softmaxLayer = <const N extends number>(size: Dimension<N>): Sized<N, Softmax<N>, Softmax<Unsized>> =>
  layer<N, N, None>({
    name: 'softmax',
    inputs: size,
    outputs: size,
    shape: noShape,
    equation: (scalar, _, z) => softmax(scalar)(z),
    pullback: (_, _z, p) => cotangent => ({ parameters: noParameters, input: transposedJacobian(p)(cotangent) })
  })

const transposedJacobian =
  <N extends number>(p: Vector<N>) =>
  (c: Vector<N>): Vector<N> => {
    const components = [...p]
    const reference = [...c][components.indexOf(Math.max(...components))] ?? Number.NaN
    const d = map(x => x - reference)(c)
    const mean = dot(p)(d)
    return zipWith((pi, di) => pi * (di - mean))(d)(p)
  }
