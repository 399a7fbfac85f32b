/**
 * The form of a graph's JSON: which fields each operation has. Whether its sizes are right is checked afterwards.
 */
import * as t from 'io-ts'
import type { Graph, GraphNode } from '../graph.ts'

const integer = (name: string, least: number): t.Type<number, unknown> => {
  const is = (u: unknown): u is number => Number.isSafeInteger(u) && Number(u) >= least
  return new t.Type<number, unknown>(
    name,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
    number => number
  )
}

const texts: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0
}

/** A double; JSON has no NaN, no ∞ and, in many hands, no −0: these are texts. */
const double = new t.Type<number, unknown>(
  'a number, or one of the texts NaN, Infinity, -Infinity and -0',
  t.number.is,
  (u, context) => {
    if (typeof u === 'number' && Number.isFinite(u)) return t.success(u)
    return typeof u === 'string' && Object.hasOwn(texts, u) ? t.success(texts[u]!) : t.failure(u, context)
  },
  number => (Object.is(number, -0) ? '-0' : Number.isFinite(number) ? number : String(number))
)

const text = new t.Type<string, unknown>(
  'a text',
  t.string.is,
  (u, context) => (t.string.is(u) ? t.success(u) : t.failure(u, context)),
  string => string
)

const truth = new t.Type<boolean, unknown>(
  'true or false',
  t.boolean.is,
  (u, context) => (t.boolean.is(u) ? t.success(u) : t.failure(u, context)),
  boolean => boolean
)

const natural = integer('an integer from 0', 0)
const size = integer('a positive integer', 1)

/** A list of exactly so many. */
const inputs = (count: number): t.Type<readonly number[], unknown> => {
  const list = t.readonlyArray(natural)
  return new t.Type<readonly number[], unknown>(
    `a list of ${count === 1 ? 'one input' : `${count} inputs`}`,
    list.is,
    (u, context) => (Array.isArray(u) && u.length === count ? list.validate(u, context) : t.failure(u, context)),
    list.encode
  )
}

const axis = t.type({ level: natural, size, ordered: truth }, 'an axis')

/** The fields of each operation beside sizes, axes and inputs, and how many inputs it has. */
const forms: Readonly<Record<GraphNode['operation'], readonly [inputs: number, attributes: t.Props]>> = {
  leaf: [0, { name: text }],
  constant: [0, { value: double }],
  negate: [1, {}],
  exp: [1, {}],
  expm1: [1, {}],
  log: [1, {}],
  log1p: [1, {}],
  sqrt: [1, {}],
  tanh: [1, {}],
  erf: [1, {}],
  erfc: [1, {}],
  sin: [1, {}],
  cos: [1, {}],
  sigmoid: [1, {}],
  softplus: [1, {}],
  plus: [2, {}],
  minus: [2, {}],
  times: [2, {}],
  over: [2, {}],
  where: [3, {}],
  fill: [1, {}],
  sum: [1, {}],
  max: [1, {}],
  transpose: [1, {}],
  rowSums: [1, {}],
  reshape: [1, {}],
  matVec: [2, {}],
  transposedMatVec: [2, {}],
  outer: [2, {}],
  matMul: [2, {}],
  addToColumns: [2, {}],
  concat: [2, {}],
  slice: [1, { from: natural, to: natural }],
  row: [1, { level: natural }],
  state: [0, { level: natural }],
  mapRows: [1, { level: natural }],
  scan: [2, { level: natural, backward: truth }],
  windows: [1, { k: size }],
  foldWindows: [1, { k: size }],
  maxPool: [1, { k: size }],
  unpool: [2, { k: size }]
}

const isOperation = (operation: string): operation is GraphNode['operation'] => Object.hasOwn(forms, operation)

const made = new Map<string, t.Mixed>()

/** The codec of an operation, made when a graph first has one. */
const codecOf = (operation: string): t.Mixed | undefined => {
  const known = made.get(operation)
  if (known !== undefined || !isOperation(operation)) return known
  const [count, attributes] = forms[operation]
  const codec = t.strict(
    {
      operation: t.literal(operation),
      extents: t.readonlyArray(size),
      axes: t.readonlyArray(axis),
      inputs: inputs(count),
      ...attributes
    },
    operation
  )
  made.set(operation, codec)
  return codec
}

const operation = new t.Type<string, unknown>(
  `one of the operations ${Object.keys(forms).join(', ')}`,
  t.string.is,
  (u, context) => (t.string.is(u) ? t.success(u) : t.failure(u, context)),
  string => string
)

const named = t.type({ operation }, 'a node')

const node = new t.Type<GraphNode, unknown>(
  'a node',
  // proof: the codec of its operation says the rest
  (u): u is GraphNode => named.is(u) && codecOf(u.operation)?.is(u) === true,
  (u, context) => {
    const tagged = named.validate(u, context)
    if (tagged._tag === 'Left') return tagged
    const codec = codecOf(tagged.right.operation)
    if (codec === undefined)
      return t.failure(tagged.right.operation, [
        ...context,
        { key: 'operation', type: operation, actual: tagged.right.operation }
      ])
    return codec.validate(u, context)
  },
  given => codecOf(given.operation)!.encode(given)
)

const output = t.type({ name: text, node: natural }, 'an output')

/** Graphs by their form alone. */
export const graphForm: t.Type<Graph, unknown> = t.strict(
  { nodes: t.readonlyArray(node), outputs: t.readonlyArray(output) },
  'a graph'
)
