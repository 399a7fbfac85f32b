/**
 * A loss compares a prediction h with a target y; what training minimizes is its mean over the examples, the cost J.
 *
 * Like a layer's, equation and gradient are written once over an `Algebra`, and everything else is a reading of them.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Expr, Num } from '../algebra/expr.ts'
import type { AnySize, Size } from '../dimension/size.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { anySizeLens, lossLens } from './internal/define.ts'
import type { TargetDomain } from './targets.ts'

/** The loss of one example together with its gradient at that prediction, in any reading. */
export interface LossLens<in out S extends Size> {
  readonly value: Num
  readonly gradient: () => Expr<S>
}

/** The loss of one example, target first; a type of its own so that messages about two losses stay short. */
export type LossValue<in T> = (target: T) => (prediction: T) => number

/** Whether a loss takes predictions of a range; a type of its own for the same reason. */
export type Accepts<in R> = (range: R) => boolean

/** A loss for predictions of size `S` in the range `R`; `Loss<S>` is one for some range, not said which. */
export interface Loss<in out S extends Size, in R extends AnyRange = never> {
  readonly name: string
  /** The ranges of predictions that it takes; none named is all. */
  readonly takes: readonly AnyRange[]
  /** Where its targets lie. */
  readonly targets: TargetDomain
  /** The loss of one example. */
  readonly value: LossValue<Tensor<S>>
  /** ∂loss/∂prediction of one example. */
  readonly gradient: (target: Tensor<S>) => (prediction: Tensor<S>) => Tensor<S>
  /** Value and gradient in any reading. */
  readonly at: (algebra: Algebra) => (target: Expr<S>, prediction: Expr<S>) => LossLens<S>
  /** Whether it takes predictions of a range. */
  readonly accepts: Accepts<R>
}

/** A loss for predictions of every size; it is a `Loss<S, R>` for each S. */
export interface AnySizeLoss<in R extends AnyRange = never> {
  readonly name: string
  /** The ranges of predictions that it takes; none named is all. */
  readonly takes: readonly AnyRange[]
  /** Where its targets lie. */
  readonly targets: TargetDomain
  /** The loss of one example. */
  readonly value: <S extends Size>(target: Tensor<S>) => (prediction: Tensor<S>) => number
  /** ∂loss/∂prediction of one example. */
  readonly gradient: <S extends Size>(target: Tensor<S>) => (prediction: Tensor<S>) => Tensor<S>
  /** Value and gradient in any reading. */
  readonly at: (algebra: Algebra) => <S extends Size>(target: Expr<S>, prediction: Expr<S>) => LossLens<S>
  /** Whether it takes predictions of a range. */
  readonly accepts: Accepts<R>
}

/** What one writes to define a loss. */
export interface LossDefinition<in out S extends Size, out R extends AnyRange> {
  readonly name: string
  /** The ranges of predictions that it takes; all by default. */
  readonly takes?: readonly R[]
  /** Where its targets lie; anywhere by default. */
  readonly targets?: TargetDomain
  /** The loss of one example: target first, the prediction last. */
  readonly equation: (algebra: Algebra) => (target: Expr<S>) => (prediction: Expr<S>) => Num
  /** ∂loss/∂prediction of one example, by hand. */
  readonly gradient: (algebra: Algebra) => (target: Expr<S>) => (prediction: Expr<S>) => Expr<S>
}

/**
 * The loss of an equation and its gradient, for predictions of every size.
 *
 * Shapes: prediction and target are of one size, of which the equation knows nothing. Never fails. Laws: see `lawgrad/laws`; the gradient is
 * the derivative of the equation.
 *
 * @example
 * ```ts
 * import { anySizeLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const halfSquares = anySizeLoss({
 *   name: 'half squares',
 *   equation: ({ subtract, dot, times, num }) => y => h => {
 *     const residual = subtract(y)(h)
 *     return times(num(0.5), dot(residual)(residual))
 *   },
 *   gradient: ({ subtract }) => y => h => subtract(y)(h)
 * })
 * assert.equal(halfSquares.value(vector([1, 1]))(vector([1, 3])), 2)
 * ```
 */
export const anySizeLoss = <R extends AnyRange = AnyRange>(definition: LossDefinition<AnySize, R>): AnySizeLoss<R> =>
  anySizeLens<R>(definition)

/**
 * The loss of an equation and its gradient, for predictions of size `S`. Never fails.
 *
 * @example
 * ```ts
 * import { loss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // −y·h for a target y = ±1: the perceptron without its kink
 * const margin = loss<1>({
 *   name: 'margin',
 *   equation: ({ dot, negate }) => y => h => negate(dot(y)(h)),
 *   gradient: ({ map, negate }) => y => () => map(negate)(y)
 * })
 * assert.equal(margin.value(vector([-1]))(vector([3])), 3)
 * ```
 */
export const loss = <S extends Size, R extends AnyRange = AnyRange>(definition: LossDefinition<S, R>): Loss<S, R> =>
  lossLens<S, R>(definition)
