/**
 * Wrong dense layers of any size.
 */
import type { Algebra, Back, DenseParameters, Expr, Over } from 'lawgrad'
import { withLens } from '../internal/lens.ts'
import type { Affine, Place, Rewriting } from '../internal/rebuilt.ts'
import type { Mistake } from './gradient-bug.ts'

/** What a pullback of a dense layer has at hand besides the algebra. */
export type DensePoint<I extends number, O extends number> = {
  readonly layer: Affine<I, O>
  readonly place: Place
  readonly weights: Expr<[O, I]>
  readonly bias: Expr<O>
  readonly x: Expr<I>
  readonly c: Expr<O>
}

/** The cotangents of a dense layer. */
export type DenseBack<I extends number, O extends number> = {
  readonly weights: Expr<[O, I]>
  readonly bias: Expr<O>
  readonly input: Expr<I>
}

/** A pullback of a dense layer: what is otherwise in it than it should be. */
export type DensePullback = <I extends number, O extends number>(
  algebra: Algebra,
  point: DensePoint<I, O>
) => Partial<DenseBack<I, O>>

/** An equation of a dense layer. */
export type DenseEquation = <I extends number, O extends number>(
  algebra: Algebra
) => (parameters: Over<DenseParameters<I, O>>) => (x: Expr<I>) => Expr<O>

const right: DenseEquation =
  ({ matVec, add }) =>
  ({ weights, bias }) =>
  x =>
    add(bias)(matVec(weights)(x))

/** Dense layers, in some places, with another pullback or another equation. */
export const denseWith =
  (pullback: DensePullback, equation: DenseEquation = right): NonNullable<Rewriting['dense']> =>
  <I extends number, O extends number>(layer: Affine<I, O>, place: Place) =>
    withLens<I, O, DenseParameters<I, O>>(layer, algebra => {
      const { outer, transposedMatVec } = algebra
      const forward = equation<I, O>(algebra)
      return (parameters, x) => ({
        output: forward(parameters)(x),
        pullback: (c): Back<I, DenseParameters<I, O>> => {
          const { weights, bias } = parameters
          const { input, ...cotangents } = {
            weights: outer(c)(x),
            bias: c,
            input: transposedMatVec(weights)(c),
            ...pullback<I, O>(algebra, { layer, place, weights, bias, x, c })
          }
          return { parameters: cotangents, input }
        }
      })
    })

/** A network of dense layers with another pullback. */
export const dense = (pullback: DensePullback): Mistake => ({ layers: () => ({ dense: denseWith(pullback) }) })
