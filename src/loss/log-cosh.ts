/**
 * The log-cosh loss: quadratic for small residuals, absolute for large ones, and smooth.
 */
import type { AnyRange } from '../layer/range.ts'
import { anySizeLoss, type AnySizeLoss } from './loss.ts'

/**
 * `Σⱼ log cosh(predictionⱼ − targetⱼ)`; the cost is its mean over the examples.
 *
 * Shapes: any. Range: [0, ∞). Gradient: tanh(prediction − target). Cost: O(components). Never fails.
 * Numerics: where |e| ≤ 1 it is log1p(t²) − log1p(−t²) with t = tanh(e/2), two terms ≥ 0, so that e²/2 keeps its digits; beyond, |e| + log1p(e^(−2|e|)) −
 * log 2, without overflow. Laws: even and convex in e; between e²/2 and |e|, and above |e| − log 2. PyTorch has no such loss.
 * Source: Green 1990, *Bayesian reconstructions from emission tomography data using a modified EM algorithm*.
 *
 * @example
 * ```ts
 * import { logCoshLoss, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(logCoshLoss.value(vector([0]))(vector([2 ** -30])), 2 ** -61) // not 0
 * assert.equal(logCoshLoss.value(vector([0]))(vector([1000])), 1000 - Math.LN2)
 * assert.deepEqual([...logCoshLoss.gradient(vector([0]))(vector([0.5]))], [Math.tanh(0.5)])
 * ```
 */
export const logCoshLoss: AnySizeLoss<AnyRange> = anySizeLoss({
  name: 'log-cosh',
  equation:
    ({ subtract, map, where, negate, plus, minus, times, exp, tanh, log1p, sum, num }) =>
    target =>
    prediction =>
      sum(
        map(e => {
          const size = where(e, e, negate(e))
          const t = tanh(times(num(0.5), e))
          const near = minus(log1p(times(t, t)), log1p(negate(times(t, t))))
          const far = plus(minus(size, num(Math.LN2)), log1p(exp(times(num(-2), size))))
          return where(minus(size, num(1)), far, near)
        })(subtract(target)(prediction))
      ),
  gradient: ({ zipWith, tanh, minus }) => zipWith((h, y) => tanh(minus(h, y)))
})
