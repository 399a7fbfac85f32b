/**
 * The Gaussian error linear unit, exact and in the form with tanh.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Num } from '../algebra/expr.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { None } from '../tensor/shape.ts'
import { activationLayer } from './activation.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/** A Gaussian error linear unit of each component. */
export interface Gelu<in out S extends Size> extends Layer<S, S, None, Logits> {}

/** A Gaussian error linear unit of each component, by the formula with tanh. */
export interface GeluTanh<in out S extends Size> extends Layer<S, S, None, Logits> {}

/** Φ(z) = erfc(−z / √2) / 2, the distribution function of a standard normal number */
const distribution = ({ erfc, over, negate, sqrt, num }: Algebra, z: Num): Num =>
  over(erfc(negate(over(z, sqrt(num(2))))), num(2))

/** φ(z) = e^(−z²/2) / √(2π), its density */
const density = ({ exp, over, negate, sqrt, times, num }: Algebra, z: Num): Num =>
  over(exp(negate(over(times(z, z), num(2)))), sqrt(times(num(2), num(Math.PI))))

/**
 * `aᵢ = zᵢ·Φ(zᵢ) = zᵢ·(1 + erf(zᵢ/√2)) / 2`, Φ the distribution function of a standard normal number, φ its density, with `g′(z) = Φ(z) + z·φ(z)`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [−0.17, ∞), the least at z ≈ −0.752. Cost: O(components). Never fails; −∞ gives NaN, as in PyTorch's `GELU`.
 * Numerics: Φ is computed by `erfc`, so that value and derivative keep about 12 digits all the way to z = −38; `1 + erf` has none left for z < −8.3,
 * and PyTorch returns −0 there. Laws: `gelu(z) − gelu(−z) = z`. Source: Hendrycks and Gimpel 2016, §2.
 *
 * @example
 * ```ts
 * import { geluLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const [low = 0, zero, high] = geluLayer(3).forward([])(vector([-10, 0, 10]))
 * assert.deepEqual([zero, high], [0, 10])
 * assert.equal(low < -7e-23 && low > -8e-23, true)
 * ```
 */
export const geluLayer: <const S extends Size>(size: Dimension<S>) => Gelu<S> = activationLayer({
  name: 'gelu',
  equation: algebra => z => algebra.times(z, distribution(algebra, z)),
  derivative: algebra => z => algebra.plus(distribution(algebra, z), algebra.times(z, density(algebra, z)))
})

/** z, where it is greater than 30 that: all is decided there, and z³ does not overflow */
const bent = ({ where, minus, num }: Algebra, z: Num): Num =>
  where(minus(z, num(30)), num(30), where(minus(num(-30), z), num(-30), z))

/** 2u = √(8/π)·(z + 0.044715·z³) */
const twice = (algebra: Algebra, z: Num): Num => {
  const { times, plus, num, sqrt } = algebra
  return times(sqrt(num(8 / Math.PI)), times(z, plus(num(1), times(num(0.044715), times(z, z)))))
}

/** (2u)′ = √(8/π)·(1 + 3·0.044715·z²) */
const twiceSlope = ({ times, plus, num, sqrt }: Algebra, z: Num): Num =>
  times(sqrt(num(8 / Math.PI)), plus(num(1), times(num(3 * 0.044715), times(z, z))))

/**
 * `aᵢ = zᵢ·(1 + tanh(u)) / 2 = zᵢ·g(2u)`, `u = √(2/π)·(zᵢ + 0.044715·zᵢ³)`, g the sigmoid, with the derivative `g(2u) + z·g(2u)·g(−2u)·2u′`.
 *
 * Shapes: `Tensor<S>` → `Tensor<S>`. Range: [−0.1701, ∞), the least at z ≈ −0.753. Cost: O(components). Never fails; −∞ gives NaN, as in PyTorch's
 * `GELU(approximate='tanh')`. It is within 5e-4 of `gelu`. Numerics: by the sigmoid, so that value and derivative keep about 12 digits far below zero;
 * `1 + tanh(u)` has none left for z < −6. The cubic is taken at most at ±30, where g(2u) is 0 or 1 to all digits: nothing overflows.
 * Laws: `geluTanh(z) − geluTanh(−z) = z`. Source: Hendrycks and Gimpel 2016, §2.
 *
 * @example
 * ```ts
 * import { geluTanhLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...geluTanhLayer(3).forward([])(vector([0, 10, 1e308]))], [0, 10, 1e308])
 * ```
 */
export const geluTanhLayer: <const S extends Size>(size: Dimension<S>) => GeluTanh<S> = activationLayer({
  name: 'geluTanh',
  equation: algebra => z => algebra.times(z, algebra.sigmoid(twice(algebra, bent(algebra, z)))),
  derivative: algebra => z => {
    const { plus, times, sigmoid, negate } = algebra
    const near = bent(algebra, z)
    const [here, there] = [sigmoid(twice(algebra, near)), sigmoid(negate(twice(algebra, near)))]
    return plus(here, times(times(near, twiceSlope(algebra, near)), times(here, there)))
  }
})
