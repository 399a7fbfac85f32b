/**
 * The real reading: an equation read with doubles is the forward pass, and a pullback read with them is back-propagation. This is the
 * reference that every other reading is held against.
 */
import type { Algebra } from './algebra.ts'
import { algebraOf } from './internal/algebra-of.ts'
import { realPrimitives } from './internal/real.ts'

/**
 * The algebra of double precision: `Num` is a number, `Expr` a `Tensor`.
 *
 * Sums run from the first component to the last. Cost: that of the loops. Never fails: what has no real value is NaN or infinite, as IEEE
 * 754 says. Laws: those of `Algebra`; every other reading agrees with it.
 */
export const real: Algebra = algebraOf(realPrimitives)
