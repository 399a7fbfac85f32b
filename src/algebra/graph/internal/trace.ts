/**
 * The tracer: the reading whose numbers and tensors are nodes of a graph.
 */
import type { Extents } from '../../../dimension/size.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import { extentsOfSize, sizeOfExtents } from '../../../tensor/internal/tensor.ts'
import type { Algebra } from '../../algebra.ts'
import { algebraOf } from '../../internal/algebra-of.ts'
import type { Reading } from '../../internal/reading.ts'
import type { Graph, Operation } from '../graph.ts'
import { needed, pruned, type Attributes, type Given } from './builder.ts'
import { newSimplifier } from './simplify.ts'
import { placeOf, tracedNumber, tracedTensor, type Frame, type Place, type Traced } from './traced.ts'

/** What goes into an equation: a name and the sizes, `[]` of a number. */
export interface Leaf {
  readonly name: string
  readonly extents: Extents
}

/** An equation while it is traced. */
export interface Tracer {
  readonly algebra: Algebra
  /** The traced value of a leaf. */
  readonly leaf: (leaf: Leaf) => Traced
  /** The sizes of a value of this trace, `[]` of a number; a defect for anything else. */
  readonly extents: (value: unknown) => Extents
  /** Whether some values depend on another. */
  readonly depends: (values: readonly unknown[]) => (on: Traced) => boolean
  /** The graph of some values. */
  readonly graph: (outputs: readonly (readonly [name: string, value: unknown])[]) => Graph
}

const outer =
  'an element of an outer map is used in an inner map, or in a body over rows, where it would be read as an element of another tensor; write pairwise terms with outer or matMul'
const left =
  'an element left its map: outside of it there is no number that it stands for; give a number to sum, max or the arguments'
const filled = 'an element left its map: no tensor can be filled with it, for it is a number for each component'
const row = 'a row or a state left its mapRows, zipRows or scan: outside of it there is nothing that it stands for'
const foreign =
  'a value of another trace: an equation is a function of its arguments alone, and keeps nothing between calls; take what it needs as an argument'

const nameOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : typeof value

/** Gives a leaf's name to a tensor of known components, so that a graph need not spell them out. */
export type NameKnown = (extents: Extents, components: Float64Array) => string

/** A tracer. Tensors of known components are put together of their numbers, unless `known` names them. */
export const newTracer = (known?: NameKnown): Tracer => {
  const { nodes, make } = newSimplifier()
  const trace = Object.freeze({})
  /** The bodies over rows that are being traced, outermost first. */
  const open: Frame[] = []
  /** The body that is being traced. */
  let inner: Frame | undefined

  const checked = (place: Place): Place => {
    if (place.trace !== trace) return defect(foreign)
    if (place.rows !== undefined && open[place.rows.level] !== place.rows) return defect(row)
    if (place.element !== undefined && place.element !== inner) return defect(living.has(place.element) ? outer : left)
    return place
  }
  const use = (value: unknown, tensor: boolean): Place => {
    const place = placeOf(value, tensor)
    if (place !== undefined) return checked(place)
    if (placeOf(value, !tensor) !== undefined)
      return defect(tensor ? 'expected an Expr; got a Num' : 'expected a Num; got an Expr')
    return defect(`expected ${tensor ? 'an Expr' : 'a Num'} of this equation; got ${nameOf(value)}`)
  }
  const number = (value: unknown): Place => use(value, false)
  const tensor = (value: unknown): number => use(value, true).node

  /** The bodies that are being traced. */
  const living = new Set<Frame>()
  const within = <A>(frame: Frame, body: () => A): A => {
    const before = inner
    inner = frame
    living.add(frame)
    try {
      return body()
    } finally {
      living.delete(frame)
      inner = before
    }
  }

  const rowsOf = (node: number): Frame | undefined => {
    const axis = nodes[node]!.axes.at(-1)
    return axis === undefined ? undefined : open[axis.level]
  }
  const numeric = (node: number, element?: Frame): Traced => tracedNumber({ trace, node, element, rows: rowsOf(node) })
  const expr = (node: number): Traced =>
    tracedTensor({ trace, node, element: undefined, rows: rowsOf(node) }, sizeOfExtents(nodes[node]!.extents))

  const plain = (operation: Operation, inputs: readonly number[], attributes?: Attributes, given?: Given): Traced =>
    expr(make(operation, inputs, attributes, given))
  const one = (operation: Operation) => (a: Traced) => plain(operation, [tensor(a)])
  const two = (operation: Operation) => (a: Traced, b: Traced) => plain(operation, [tensor(a), tensor(b)])
  const reduced = (operation: Operation) => (a: Traced) => numeric(make(operation, [tensor(a)]))
  const each =
    (operation: Operation) =>
    (...values: readonly Traced[]): Traced => {
      const places = values.map(number)
      return numeric(
        make(
          operation,
          places.map(place => place.node)
        ),
        places.find(place => place.element !== undefined)?.element
      )
    }

  /** An element of a tensor; of one that holds a number everywhere, that number. */
  const element = (node: number, frame: Frame): Traced => {
    const whole = nodes[node]!
    return numeric(whole.operation === 'fill' ? whole.inputs[0] : node, frame)
  }
  const spread = (extents: Extents, node: number): Traced =>
    nodes[node]!.extents.length > 0 ? expr(node) : plain('fill', [node], undefined, { extents })
  const mapped = (f: (...elements: readonly Traced[]) => Traced, tensors: readonly number[]): Traced => {
    const frame: Frame = { level: -1 }
    const { node } = within(frame, () => number(f(...tensors.map(each => element(each, frame)))))
    return spread(nodes[tensors[0]!]!.extents, node)
  }

  /** The node of a body over rows. */
  const overRows = (rows: number, body: (level: number, given: Given) => Traced): readonly [number, number] => {
    const level = open.length
    const frame: Frame = { level }
    open.push(frame)
    try {
      const axes = [{ level, size: rows, ordered: true }]
      return [level, within(frame, () => tensor(body(level, { extents: [], axes })))]
    } finally {
      open.pop()
    }
  }

  const leaf = (name: string, extents: Extents): Traced =>
    expr(make('leaf', [], { name }, { extents: extentsOfSize(extents) }))
  const reading: Reading<Traced, Traced> = {
    num: x =>
      typeof x === 'number'
        ? numeric(make('constant', [], { value: x }))
        : defect(`expected a number; got ${nameOf(x)}`),
    plus: each('plus'),
    minus: each('minus'),
    times: each('times'),
    over: each('over'),
    negate: each('negate'),
    exp: each('exp'),
    expm1: each('expm1'),
    log: each('log'),
    log1p: each('log1p'),
    sqrt: each('sqrt'),
    tanh: each('tanh'),
    erf: each('erf'),
    erfc: each('erfc'),
    sin: each('sin'),
    cos: each('cos'),
    sigmoid: each('sigmoid'),
    softplus: each('softplus'),
    where: each('where'),
    extents: a => nodes[tensor(a)]!.extents,
    map: (f, a) => mapped(x => f(x!), [tensor(a)]),
    zipWith: (f, a, b) => mapped((x, y) => f(x!, y!), [tensor(a), tensor(b)]),
    sum: reduced('sum'),
    max: reduced('max'),
    fill: (extents, value) => {
      const place = number(value)
      return place.element === undefined ? plain('fill', [place.node], undefined, { extents }) : defect(filled)
    },
    matVec: two('matVec'),
    transposedMatVec: two('transposedMatVec'),
    outer: two('outer'),
    matMul: two('matMul'),
    transpose: one('transpose'),
    addToColumns: two('addToColumns'),
    rowSums: one('rowSums'),
    concat: two('concat'),
    slice: (a, from, to) => plain('slice', [tensor(a)], { from, to }),
    reshape: (a, extents) => plain('reshape', [tensor(a)], undefined, { extents }),
    mapRows: (f, matrices) => {
      const inputs = matrices.map(tensor)
      const count = nodes[inputs[0]!]!.extents[0]!
      const [level, body] = overRows(count, level => f(inputs.map(input => plain('row', [input], { level }))))
      return plain('mapRows', [body], { level }, { extents: [count] })
    },
    scan: (f, start, rows, backward) => {
      const [first, input] = [tensor(start), tensor(rows)]
      const count = nodes[input]!.extents[0]!
      const [level, body] = overRows(count, (level, { axes }) =>
        f(
          plain('state', [], { level }, { extents: nodes[first]!.extents, axes: axes! }),
          plain('row', [input], { level })
        )
      )
      return plain('scan', [first, body], { level, backward }, { extents: [count] })
    },
    windows: (x, k) => plain('windows', [tensor(x)], { k }),
    foldWindows: (y, extents, k) => plain('foldWindows', [tensor(y)], { k }, { extents }),
    maxPool: (x, k) => plain('maxPool', [tensor(x)], { k }),
    unpool: (c, x, k) => plain('unpool', [tensor(c), tensor(x)], { k }),
    ...(known === undefined ? {} : { constant: (extents, components) => leaf(known(extents, components), extents) })
  }

  /** The place of a value that leaves the equation. */
  const given = (value: unknown): number => {
    const place = placeOf(value, false)
    if (place === undefined) return tensor(value)
    return checked(place).node
  }
  return {
    algebra: algebraOf(reading),
    leaf: ({ name, extents }) =>
      extents.length === 0 ? numeric(make('leaf', [], { name }, { extents: [] })) : leaf(name, extents),
    extents: value => nodes[given(value)]!.extents,
    depends: values => {
      const marks = needed(nodes, values.map(given))
      return on => marks[given(on)] === true
    },
    graph: outputs =>
      pruned(
        nodes,
        outputs.map(([name, value]) => [name, given(value)])
      )
  }
}

/** The graph of a function of leaves. */
export const traced = (
  leaves: readonly Leaf[],
  f: (algebra: Algebra, values: readonly Traced[]) => readonly (readonly [name: string, value: unknown])[]
): Graph => {
  const tracer = newTracer()
  const twice = leaves.find(({ name }, k) => leaves.findIndex(leaf => leaf.name === name) !== k)
  if (twice !== undefined) return defect(`expected leaves with names of their own; got ${twice.name} twice`)
  const values = leaves.map(tracer.leaf)
  return tracer.graph(f(tracer.algebra, values))
}
