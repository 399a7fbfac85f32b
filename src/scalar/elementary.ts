/**
 * The elementary functions of neural networks on plain numbers, with their derivatives, in forms that keep *relative*
 * accuracy over the whole range of doubles: no overflow, no digits lost at saturation.
 *
 * A unit in the last place (ulp) is the distance between neighboring doubles at the true value; the errors stated were
 * measured against 60-digit arithmetic, and a law holds each function to its bound. All are made of +, −, ×, ÷ and the bits of
 * doubles, not of the host's functions: they have the same bits on every machine.
 */
import * as numbers from './functions/numbers.ts'

/**
 * The sigmoid (logistic function), equation (2): `sigmoid(x) = 1 / (1 + e^(−x))`.
 *
 * Range [0, 1]; below zero it is computed as `e^x / (1 + e^x)`, so that nothing overflows and tiny values keep their digits.
 * Never fails; NaN gives NaN. Error: at most 2 ulps. Law: `sigmoid(−x) = 1 − sigmoid(x)`.
 *
 * @example
 * ```ts
 * import { elementary } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([-1e308, 0, 1e308].map(elementary.sigmoid), [0, 0.5, 1])
 * ```
 */
export const sigmoid = (x: number): number => numbers.sigmoid(x)

/**
 * The derivative of the sigmoid: `sigmoidDerivative(x) = sigmoid(x) · sigmoid(−x)`.
 *
 * Range [0, 1/4]. This is `g(1 − g)` without its cancellation: that form has no digit left once `g` rounds to 1 (x > 37).
 * Never fails; NaN gives NaN. Error: at most 4 ulps. Law: even. Source: the tutorial's `g′(x) = g(x)(1 − g(x))`, erratum 4.
 *
 * @example
 * ```ts
 * import { elementary } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(elementary.sigmoidDerivative(0), 0.25)
 * assert.deepEqual(elementary.sigmoidDerivative(40), Math.exp(-40))
 * ```
 */
export const sigmoidDerivative = (x: number): number => sigmoid(x) * sigmoid(-x)

/**
 * The derivative of the hyperbolic tangent: `tanhDerivative(x) = 1 − tanh²(x) = sech²(x)`.
 *
 * Range [0, 1]. Computed as `(2t / (1 + t²))²` with `t = e^(−|x|)`: no cancellation and no early underflow, where `1 − tanh²`
 * has no digit left for |x| > 19. Never fails; NaN gives NaN. Error: at most 5 ulps. Law: even.
 *
 * @example
 * ```ts
 * import { elementary } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([-1e308, 0, 1e308].map(elementary.tanhDerivative), [0, 1, 0])
 * ```
 */
export const tanhDerivative = (x: number): number => {
  const decay = numbers.exp(-Math.abs(x))
  const sech = (2 * decay) / (1 + decay * decay)
  return sech * sech
}

/**
 * The softplus: `softplus(x) = log(1 + e^x)`, computed as `max(x, 0) + log1p(e^(−|x|))`.
 *
 * Range [0, ∞): no overflow, and tiny values keep their digits. Its derivative is the sigmoid. Never fails; NaN gives NaN.
 * Error: at most 2 ulps. Law: `softplus(x) − softplus(−x) = x`.
 *
 * @example
 * ```ts
 * import { elementary } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([-1e308, 0, 1e308].map(elementary.softplus), [0, Math.LN2, 1e308])
 * ```
 */
export const softplus = (x: number): number => numbers.softplus(x)

/**
 * The error function: `erf(x) = 2/√π · ∫₀ˣ e^(−t²) dt`.
 *
 * Range [−1, 1]. A power series for |x| ≤ 1, beyond it `1 − erfc(|x|)` with the sign of x. Never fails; NaN gives NaN.
 * Error: at most 2 ulps. Laws: odd; `erf(x) + erfc(x) = 1`.
 *
 * @example
 * ```ts
 * import { elementary } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([-1e308, 0, 1e308].map(elementary.erf), [-1, 0, 1])
 * ```
 */
export const erf = (x: number): number => numbers.erf(x)

/**
 * The complementary error function: `erfc(x) = 1 − erf(x) = 2/√π · ∫ₓ^∞ e^(−t²) dt`.
 *
 * Range [0, 2]: in the tail, where `1 − erf(x)` has no digit left (x > 6), it keeps them down to 1e-308. `(1 + 2x)·e^(x²)·erfc(x)` is a
 * Chebyshev series in `(x − k)/(x + k)`. Never fails; NaN gives NaN. Error: at most 4 ulps. Law: `erfc(−x) = 2 − erfc(x)`.
 * Source: Shepherd and Laframboise, *Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞*, Math. Comp. 36 (1981).
 *
 * @example
 * ```ts
 * import { elementary } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([-1e308, 0, 1e308].map(elementary.erfc), [2, 1, 0])
 * assert.equal(elementary.erfc(10) > 2e-45, true)
 * ```
 */
export const erfc = (x: number): number => numbers.erfc(x)
