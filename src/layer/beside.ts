/**
 * Layers side by side: each works on its own stretch of the input.
 */
import type { Sum } from '../dimension/arithmetic.ts'
import { besideLens } from './internal/beside.ts'
import type { Layer } from './layer.ts'
import type { Logits } from './range.ts'

/**
 * The layer `[x, x′] ↦ [f(x), f′(x′)]`, f the layer given last and f′ the one given first; its parameters are the pair of theirs.
 *
 * Shapes: `Layer<I1, O1, P>` beside `Layer<I2, O2, Q>` → `Layer<I1 + I2, O1 + O2, readonly [P, Q]>`. Cost: the sum. Never fails.
 * Pullback of [c, c′]: parameters and input those of f at c and of f′ at c′ (the Jacobian is block diagonal).
 * Laws: the identities side by side are the identity; (f then g) beside (f′ then g′) = (f beside f′) then (g beside g′).
 *
 * @example
 * ```ts
 * import { beside, identityLayer, sigmoidLayer, vector, type Layer } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const pair = pipe(sigmoidLayer(1), beside(identityLayer(2)))
 * const shapes: Layer<3, 3, readonly [readonly [], readonly []]> = pair
 * assert.deepEqual([...shapes.forward([[], []])(vector([0, 5, 7]))], [0.5, 5, 7])
 * ```
 */
export const beside =
  <I2 extends number, O2 extends number, Q>(second: Layer<I2, O2, Q>) =>
  <I1 extends number, O1 extends number, P>(
    first: Layer<I1, O1, P>
  ): Layer<Sum<I1, I2>, Sum<O1, O2>, readonly [P, Q], Logits> =>
    besideLens<I1, O1, P, I2, O2, Q>(first, second)
