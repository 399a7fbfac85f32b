/**
 * The softmax activation: the layer that makes a probability distribution of logits.
 */
import type { Expr } from '../algebra/expr.ts'
import type { AnyNumber, Dimension } from '../dimension/dimension.ts'
import { noParameters, noShape, type None } from '../tensor/shape.ts'
import { layer, type Layer } from './layer.ts'
import { simplex, type Simplex } from './range.ts'

/** A softmax over `N` components. */
export interface Softmax<in out N extends number> extends Layer<N, N, None, Simplex> {}

/**
 * `pᵢ = e^zᵢ / Σⱼ e^zⱼ`.
 *
 * Shapes: `Vector<N>` → `Vector<N>`. Range: [0, 1], sum 1. Cost: O(N). Never fails.
 * Pullback of c: input `p ⊙ (c − ⟨c, p⟩)`. Numerics: zᵢ − max z is what is exponentiated; the mean ⟨c, p⟩ is taken off twice, the second time
 * of what the first has left, which changes nothing in exact arithmetic and gives back the digits that 1 − p loses where p is near 1.
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
export const softmaxLayer = <const N extends AnyNumber>(size: Dimension<N>): Softmax<N> =>
  layer<N, N, None, number, Simplex>({
    name: 'softmax',
    inputs: size,
    outputs: size,
    range: simplex,
    shape: noShape,
    equation:
      ({ softmax }) =>
      () =>
      z =>
        softmax(z),
    pullback: ({ map, minus, dot, hadamard }) => {
      const centered = <S extends number>(c: Expr<S>, p: Expr<S>): Expr<S> => {
        const mean = dot(c)(p)
        return map(ci => minus(ci, mean))(c)
      }
      return (_, _z, p) => c => ({ parameters: noParameters, input: hadamard(centered(centered(c, p), p))(p) })
    }
  })
