/**
 * A loss compares a prediction h with a target y; what training minimizes is its mean over the examples, the cost J.
 *
 * Like a layer's, the equation is written once over an abstract scalar, and the gradient by hand.
 */
import type { Scalar } from '../scalar/scalar.ts'
import type { Vector } from '../linear/vector.ts'
import { readLoss } from './internal/read.ts'

/** A loss of one example, over any scalar. */
export type LossEquation = <S>(scalar: Scalar<S>) => (prediction: readonly S[], target: readonly S[]) => S

/** The loss of one example, target first; a type of its own so that messages about two losses stay short. */
export type LossValue<in V> = (target: V) => (prediction: V) => number

/** A loss for predictions of exactly `N` components. */
export interface Loss<in out N extends number> {
  readonly name: string
  readonly equation: LossEquation
  /** The loss of one example. */
  readonly value: LossValue<Vector<N>>
  /** ∂loss/∂prediction of one example. */
  readonly gradient: (target: Vector<N>) => (prediction: Vector<N>) => Vector<N>
}

/** A loss for predictions of any number of components; it is a `Loss<N>` for each N. */
export interface AnySizeLoss {
  readonly name: string
  readonly equation: LossEquation
  /** The loss of one example. */
  readonly value: <N extends number>(target: Vector<N>) => (prediction: Vector<N>) => number
  /** ∂loss/∂prediction of one example. */
  readonly gradient: <N extends number>(target: Vector<N>) => (prediction: Vector<N>) => Vector<N>
}

/** What one writes to define a loss. */
export interface LossDefinition<L extends { readonly gradient: unknown }> {
  readonly name: string
  /** The loss of one example, over any scalar: uncurried, as the equation of a layer is. */
  readonly equation: <S>(scalar: Scalar<S>, prediction: readonly S[], target: readonly S[]) => S
  /** ∂loss/∂prediction of one example, by hand. */
  readonly gradient: L['gradient']
}

/**
 * The loss of an equation and its gradient, for predictions of any number of components.
 *
 * Never fails. Laws: see `lawgrad/laws`; the gradient is the derivative of the equation.
 *
 * @example
 * ```ts
 * import { anySizeLoss, scalar, subtract, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const halfSquares = anySizeLoss({
 *   name: 'half squares',
 *   equation: (s, h, y) => {
 *     const residuals = h.map((hi, i) => s.sub(hi, y[i] ?? s.zero))
 *     return s.mul(s.fromNumber(0.5), scalar.dot(s)(residuals, residuals))
 *   },
 *   gradient: y => h => subtract(y)(h)
 * })
 * assert.equal(halfSquares.value(vector([1, 1]))(vector([1, 3])), 2)
 * ```
 */
export const anySizeLoss = ({ name, equation: over, gradient }: LossDefinition<AnySizeLoss>): AnySizeLoss => {
  const equation: LossEquation = scalar => (prediction, target) => over(scalar, prediction, target)
  return { name, equation, value: readLoss(equation), gradient }
}

/** The loss of an equation and its gradient, for predictions of `N` components. Never fails. */
export const loss = <N extends number>({ name, equation: over, gradient }: LossDefinition<Loss<N>>): Loss<N> => {
  const equation: LossEquation = scalar => (prediction, target) => over(scalar, prediction, target)
  return { name, equation, value: readLoss(equation), gradient }
}
