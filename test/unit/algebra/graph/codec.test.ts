/** Graphs as JSON: what goes out comes in again, and what is no graph is told where. */
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { expect, it, test } from 'vitest'
import { decodeGraph, encodeGraph } from '../../../../src/algebra/graph/codec.ts'
import { showGraphError } from '../../../../src/algebra/graph/graph-error.ts'
import { trace } from '../../../../src/algebra/graph/trace.ts'
import { program } from './programs.ts'

const again = (u: unknown): unknown => JSON.parse(JSON.stringify(u))

it('decodes what it encodes', () => {
  const operations = new Set<string>()
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, depth) => {
      const equation = program(seed, depth)
      const graph = trace({ u: 2, v: 3, w: [2, 3], k: [] })((algebra, leaves) =>
        equation({ algebra, ...leaves, rows: [], elements: [] })
      )
      for (const { operation } of graph.nodes) operations.add(operation)
      const decoded = decodeGraph(again(encodeGraph(graph)))
      expect(decoded).toEqual(E.right(graph))
      expect(E.isRight(decoded) && Object.isFrozen(decoded.right.nodes[0])).toBe(true)
    }),
    { numRuns: 300 }
  )
  expect(operations.size).toBe(41)
})

it('constants keep their bits', () => {
  const numbers = [NaN, Infinity, -Infinity, -0, 0, 0.1, 5e-324]
  const graph = trace({})(({ num }) => Object.fromEntries(numbers.map((x, k) => [`y${k}`, num(x)])))
  const json = again(encodeGraph(graph))
  expect(json).toMatchObject({
    nodes: ['NaN', 'Infinity', '-Infinity', '-0', 0, 0.1, 5e-324].map(value => ({ value }))
  })
  expect(decodeGraph(json)).toEqual(E.right(graph))
})

const at = { axes: [], inputs: [] }
const x = { operation: 'leaf', extents: [3], ...at, name: 'x' }
const w = { operation: 'leaf', extents: [2, 3], ...at, name: 'w' }
const out = (node: number, name = 'y') => [{ name, node }]
const open = { level: 0, size: 2, ordered: false }
const row = { operation: 'row', extents: [3], axes: [open], inputs: [1], level: 0 }
const state = (extent: number) => ({
  operation: 'state',
  extents: [extent],
  axes: [{ ...open, ordered: true }],
  inputs: [],
  level: 0
})

const ones = { axes: [], level: 0 }

test.each<readonly [what: string, graph: unknown, error: string]>([
  ['nothing', undefined, 'the graph: expected a graph; got nothing.'],
  ['no outputs', { nodes: [] }, 'outputs: expected ReadonlyArray<an output>; got nothing.'],
  [
    'an unknown operation',
    { nodes: [{ ...x, operation: 'cosine' }], outputs: [] },
    'nodes.0.operation: expected one of the operations leaf, constant'
  ],
  ['no name', { nodes: [{ ...x, name: 3 }], outputs: [] }, 'nodes.0.name: expected a text; got 3.'],
  [
    'a size of zero',
    { nodes: [{ ...x, extents: [0] }], outputs: [] },
    'nodes.0.extents.0: expected a positive integer; got 0.'
  ],
  [
    'too many inputs',
    { nodes: [x, { operation: 'sum', extents: [], axes: [], inputs: [0, 0] }], outputs: [] },
    'nodes.1.inputs: expected a list of one input; got a list of 2.'
  ],
  [
    'a constant that is no number',
    { nodes: [{ operation: 'constant', extents: [], ...at, value: 'one' }], outputs: [] },
    'nodes.0.value: expected a number, or one of the texts NaN, Infinity, -Infinity and -0; got "one".'
  ],
  [
    'an input that stands later',
    { nodes: [{ operation: 'sum', extents: [], axes: [], inputs: [1] }, x], outputs: [] },
    'nodes.0.inputs.0: expected an earlier node, below 0; got 1.'
  ],
  [
    'an input that is itself',
    { nodes: [x, { operation: 'exp', extents: [3], axes: [], inputs: [1] }], outputs: [] },
    'nodes.1.inputs.0: expected an earlier node, below 1; got 1.'
  ],
  [
    'sizes that do not fit',
    { nodes: [x, w, { operation: 'matVec', extents: [2], axes: [], inputs: [0, 1] }], outputs: [] },
    'nodes.2.inputs: expected a matrix; got 3.'
  ],
  [
    'sizes that do not follow',
    { nodes: [x, w, { operation: 'matVec', extents: [3], axes: [], inputs: [1, 0] }], outputs: [] },
    'nodes.2.extents: expected 2; got 3.'
  ],
  [
    'a constant with a size',
    { nodes: [{ operation: 'constant', extents: [2], ...at, value: 1 }], outputs: [] },
    'nodes.0.extents: expected a number; got 2.'
  ],
  [
    'a slice beyond the end',
    { nodes: [x, { operation: 'slice', extents: [3], axes: [], inputs: [0], from: 1, to: 4 }], outputs: [] },
    'nodes.1.inputs: expected a part of 0 to 3; got [1, 4].'
  ],
  [
    'another number of components',
    { nodes: [x, { operation: 'reshape', extents: [4], axes: [], inputs: [0] }], outputs: [] },
    'nodes.1.inputs: expected 3; got 4.'
  ],
  [
    'an axis that nothing opens',
    { nodes: [x, { operation: 'exp', extents: [3], axes: [open], inputs: [0] }], outputs: [] },
    'nodes.1.axes: expected none; got 0: 2.'
  ],
  [
    'an axis that is forgotten',
    { nodes: [x, w, { ...row, axes: [] }], outputs: [] },
    'nodes.2.axes: expected 0: 2; got none.'
  ],
  [
    'an open output',
    { nodes: [x, w, row], outputs: out(2) },
    'outputs.0.node: expected a node without open axes; got 0: 2.'
  ],
  [
    'a binder of another number of rows',
    { nodes: [x, w, row, { operation: 'mapRows', extents: [5, 3], inputs: [2], ...ones }], outputs: [] },
    'nodes.3.axes: expected 2 rows; got 5.'
  ],
  [
    'a state outside of a scan',
    { nodes: [state(3), { operation: 'mapRows', extents: [2, 3], inputs: [0], ...ones }], outputs: [] },
    'nodes.1.axes: expected a body without the state of a scan; got 0.'
  ],
  [
    'a state of another size than the start',
    {
      nodes: [
        x,
        state(2),
        { operation: 'sum', extents: [], axes: state(2).axes, inputs: [1] },
        { operation: 'fill', extents: [3], axes: state(2).axes, inputs: [2] },
        { operation: 'scan', extents: [2, 3], inputs: [0, 3], backward: false, ...ones }
      ],
      outputs: []
    },
    'nodes.4.inputs.1: expected states of size 3; got 2.'
  ],
  [
    'a body that is open at a deeper level',
    {
      nodes: [
        x,
        w,
        { ...row, level: 1, axes: [{ ...open, level: 1 }] },
        { operation: 'mapRows', extents: [2, 3], inputs: [2], ...ones }
      ],
      outputs: []
    },
    'nodes.3.axes: expected levels below 0; got 1.'
  ],
  ['an output that is no node', { nodes: [x], outputs: out(1) }, 'outputs.0.node: expected a node, below 1; got 1.'],
  ['a leaf twice', { nodes: [x, x], outputs: out(0) }, 'nodes.1.name: expected a name of its own; got "x".'],
  [
    'an output twice',
    { nodes: [x], outputs: [...out(0), ...out(0)] },
    'outputs.1.name: expected a name of its own; got "y".'
  ]
])('%s', (_, graph, error) => {
  const decoded = decodeGraph(graph)
  expect(E.isLeft(decoded) && decoded.left.map(showGraphError).join('\n')).toContain(error)
})

it('takes what is right of these', () => {
  expect(E.isRight(decodeGraph({ nodes: [x, w], outputs: out(1) }))).toBe(true)
  const bound = { operation: 'mapRows', extents: [2, 3], inputs: [2], ...ones }
  expect(E.isRight(decodeGraph({ nodes: [x, w, row, bound], outputs: out(3) }))).toBe(true)
})
