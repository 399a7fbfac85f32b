/**
 * How definitions are written: a value, and the functions that it goes through.
 */
import { pipeOf, type Pipe } from './internal/pipe.ts'

export type { Pipe, Stage } from './internal/pipe.ts'

/**
 * The value after all functions: `pipe(a, f, g)` is g(f(a)). It is fp-ts's `pipe`, typed more sharply: a stage that does not fit is blamed where it stands,
 * in one error that names both sizes, also where the network is used afterwards. With fp-ts's own import everything works too, but
 * a mistake may be blamed on a neighbour, with `unknown` for a size, and again at each use.
 *
 * Range: up to nineteen functions; `andThen` joins more. Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, pipe, sigmoid } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(2), dense(3), sigmoid)
 * assert.equal(network.name, '2 → dense 3 → sigmoid')
 * ```
 */
export const pipe: Pipe = pipeOf
