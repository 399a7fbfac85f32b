/**
 * The reading over any scalar: an equation read with dual numbers gives its derivative, with bounded ones an enclosure, with many-digit
 * decimals the truth; a pullback so read gives those of the gradient.
 */
import type { Scalar } from '../scalar/scalar.ts'
import type { Algebra } from './algebra.ts'
import { scalarReading } from './internal/scalar-reading.ts'
import type { ScalarReading } from './lifting.ts'

export type { Lifting, ScalarReading } from './lifting.ts'

/**
 * The reading over a scalar: its algebra, and how scalars come into an equation and out of it.
 *
 * Sums run from the first component to the last, from zero. `where` is the scalar's; `max`, `maxPool` and `unpool` are made of it. What is smooth
 * although a maximum is inside (`logSumExp`, `softmax`, `negativeLogSoftmax`, `sumOfOthers`) is free of it: bounds do not widen, and
 * derivatives are right, where two components are equal. Cost: an array of scalars for each tensor. Never fails; a wrong number of scalars is a
 * defect. The same scalar gives the same reading.
 * Laws: those of `Algebra`; over `realScalar` bit for bit, but for the order of the sum where greatest components are equal.
 *
 * @example
 * ```ts
 * import { dualScalar, readingOver } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { algebra, tensor, number } = readingOver(dualScalar)
 * const x = tensor(2)([{ primal: 3, tangent: 1 }, { primal: 4, tangent: 0 }])
 * assert.deepEqual(number(algebra.dot(x)(x)), { primal: 25, tangent: 6 }) // ∂(x₁² + x₂²)/∂x₁
 * ```
 */
export const readingOver: <S>(scalar: Scalar<S>) => ScalarReading<S> = scalarReading

/**
 * The algebra of the reading over a scalar. Never fails. Laws: see {@link readingOver}.
 *
 * @example
 * ```ts
 * import { boundedScalar, over, readingOver } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { num, plus } = over(boundedScalar)
 * const { value, error } = readingOver(boundedScalar).number(plus(num(0.1), num(0.2)))
 * assert.equal(value, 0.1 + 0.2)
 * assert.equal(error < 1e-16, true)
 * ```
 */
export const over = <S>(scalar: Scalar<S>): Algebra => readingOver(scalar).algebra
