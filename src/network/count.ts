/**
 * The number of parameters of a layer or a network, as a type.
 */
import type { ComponentCount } from '../tensor/count.ts'
import type { Shape } from '../tensor/shape.ts'

/**
 * The number of parameters; `network.shape.count` is it at run time. Exact below 10¹⁵.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, sigmoid, type ParameterCount } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const digits = pipe(input(784), dense(30), sigmoid, dense(10), sigmoid)
 * const count: ParameterCount<typeof digits> = 23860
 * assert.equal(count, digits.shape.count)
 * ```
 */
export type ParameterCount<L extends { readonly shape: unknown }> =
  L['shape'] extends Shape<infer P> ? ComponentCount<P> : 0
