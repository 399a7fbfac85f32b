/**
 * Why a value is no graph.
 */

/** Where a value is no graph: the path (`nodes.3.inputs.0`), what was expected there and what came. */
export interface GraphError {
  readonly path: string
  readonly expected: string
  readonly got: string
}

/**
 * The error in a sentence. Never fails.
 *
 * @example
 * ```ts
 * import { showGraphError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showGraphError({ path: 'nodes.3.inputs.0', expected: 'an earlier node, below 3', got: '7' }),
 *   'nodes.3.inputs.0: expected an earlier node, below 3; got 7.'
 * )
 * ```
 */
export const showGraphError = ({ path, expected, got }: GraphError): string =>
  `${path === '' ? 'the graph' : path}: expected ${expected}; got ${got}.`
