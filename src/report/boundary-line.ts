import * as O from 'fp-ts/lib/Option.js'

/**
 * The decision boundary of one unit with two inputs, solved for the second input:
 * `x₂ = (−θ₁·x₁ − θ₀) / θ₂`, the points where `θ₀ + θ₁·x₁ + θ₂·x₂ = 0`. `None` where θ₂ = 0: the boundary is then
 * upright (or absent) and no function of x₁. Never fails.
 *
 * The tutorial writes `(−θ₂·x₁ − θ₀) / θ₁`, the axes exchanged, which is the mirror image in the diagonal and shows the
 * same line only where θ₁ = θ₂, as it nearly is for OR (erratum 2).
 *
 * Source: the boundary of equation (10).
 *
 * @example
 * ```ts
 * import { boundaryLine } from 'lawgrad/report'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(boundaryLine(-1, 2, 0.5)(0), O.some(2))
 * assert.deepEqual(boundaryLine(-1, 2, 0)(0), O.none)
 * ```
 */
export const boundaryLine =
  (theta0: number, theta1: number, theta2: number) =>
  (x1: number): O.Option<number> =>
    theta2 === 0 ? O.none : O.some((-theta1 * x1 - theta0) / theta2)
