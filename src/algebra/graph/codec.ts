/**
 * Graphs as JSON.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Errors } from 'io-ts'
import type { GraphError } from './graph-error.ts'
import type { Graph } from './graph.ts'
import { frozenGraph } from './internal/builder.ts'
import { wrongGraph } from './internal/check.ts'
import { graphForm } from './internal/node-codec.ts'

const shown = (u: unknown): string =>
  u === undefined
    ? 'nothing'
    : Array.isArray(u)
      ? `a list of ${u.length}`
      : typeof u === 'object' && u !== null
        ? 'an object'
        : typeof u === 'string'
          ? JSON.stringify(u.slice(0, 40))
          : String(u)

const formErrors = (errors: Errors): readonly GraphError[] =>
  errors.map(({ context, value }) => ({
    path: context
      .slice(1)
      .map(entry => entry.key)
      .join('.'),
    expected: context.at(-1)?.type.name ?? 'a graph',
    got: shown(value)
  }))

/**
 * The graph of a value read from JSON, frozen.
 *
 * Errors: `GraphError` with the path, for an unknown operation, a missing field, an input that stands no earlier, sizes or open axes that do
 * not follow from the inputs, a name that is given twice. Laws: decodes what {@link encodeGraph} gives to an equal graph; what it accepts,
 * `interpret` computes.
 *
 * @example
 * ```ts
 * import { decodeGraph, encodeGraph, showGraphError, trace } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const graph = trace({ x: 2 })(({ sum }, { x }) => ({ total: sum(x) }))
 * const json = JSON.stringify(encodeGraph(graph))
 * assert.deepEqual(decodeGraph(JSON.parse(json)), E.right(graph))
 * const wrong = decodeGraph({ nodes: [], outputs: [{ name: 'y', node: 0 }] })
 * assert.deepEqual(E.isLeft(wrong) && wrong.left.map(showGraphError), ['outputs.0.node: expected a node, below 0; got 0.'])
 * ```
 */
export const decodeGraph = (u: unknown): E.Either<readonly GraphError[], Graph> =>
  pipe(
    graphForm.decode(u),
    E.mapLeft(formErrors),
    E.flatMap(graph => {
      const wrong = wrongGraph(graph)
      return wrong === undefined ? E.right(frozenGraph(graph)) : E.left([wrong])
    })
  )

/** The graph as a value that JSON holds: constants that it has no number for are the texts NaN, Infinity, -Infinity and -0. Never fails. */
export const encodeGraph = (graph: Graph): unknown => graphForm.encode(graph)
