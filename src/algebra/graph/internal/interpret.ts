/**
 * The interpreter of graphs: each node is computed from the buffers of its inputs. What stands in a body over rows is computed for each row
 * in turn, in the place that it had for the row before.
 */
import type { Extents } from '../../../dimension/size.ts'
import {
  cos,
  erf,
  erfc,
  exp,
  expm1,
  log,
  log1p,
  sigmoid,
  sin,
  softplus,
  tanh
} from '../../../scalar/functions/numbers.ts'
import { foldedWindows, peaks, windowed, type Image } from '../../../tensor/internal/images.ts'
import {
  addedToColumns,
  greatest,
  joined,
  outerProduct,
  product,
  summedRows,
  times,
  total,
  transposed,
  transposedTimes
} from '../../../tensor/internal/kernels.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { ElementwiseNode, Graph, GraphNode } from '../graph.ts'
import { bodyOf, boundBy } from './body.ts'
import { isElementwiseNode } from './elementwise.ts'

type Doubles = Float64Array

const scalars: Readonly<Record<ElementwiseNode['operation'], (a: number, b: number, c: number) => number>> = {
  negate: a => -a,
  exp,
  expm1,
  log,
  log1p,
  sqrt: a => Math.sqrt(a),
  tanh,
  erf,
  erfc,
  sin,
  cos,
  sigmoid,
  softplus,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  where: (a, positive, otherwise) => (a <= 0 ? otherwise : positive)
}

const elementwise = ({ operation, extents }: ElementwiseNode, inputs: readonly Doubles[]): Doubles => {
  const f = scalars[operation]
  const [a, b = a, c = a] = inputs
  const [stepA, stepB, stepC] = [a, b, c].map(buffer => (buffer!.length === 1 ? 0 : 1))
  const out = new Float64Array(countOf(extents))
  for (let i = 0; i < out.length; i++) out[i] = f(a![i * stepA!]!, b![i * stepB!]!, c![i * stepC!]!)
  return out
}

// proof: the sizes of a graph's nodes are right, so that images have three axes
const imageOf = (extents: Extents): Image => extents as unknown as Image

const pooled = (x: Doubles, image: Image, k: number): Doubles =>
  Float64Array.from(peaks(x, image, k), place => x[place]!)

const unpooled = (c: Doubles, x: Doubles, image: Image, k: number): Doubles => {
  const out = new Float64Array(x.length)
  peaks(x, image, k).forEach((place, i) => {
    out[place]! += c[i]!
  })
  return out
}

/** A node that has neither leaf nor body below it. */
type Pure = Exclude<GraphNode, { readonly operation: 'leaf' | 'row' | 'state' | 'mapRows' | 'scan' }>

const computed = (node: Pure, inputs: readonly Doubles[], from: readonly GraphNode[]): Doubles => {
  if (isElementwiseNode(node)) return elementwise(node, inputs)
  const [a, b] = [inputs[0]!, inputs[1]!]
  const [rows, columns] = [from[0]?.extents[0] ?? 1, from[0]?.extents[1] ?? 1]
  switch (node.operation) {
    case 'constant':
      return Float64Array.of(node.value)
    case 'fill':
      return new Float64Array(countOf(node.extents)).fill(a[0]!)
    case 'sum':
      return Float64Array.of(total(a))
    case 'max':
      return Float64Array.of(greatest(a))
    case 'reshape':
      return a
    case 'transpose':
      return transposed(a, rows, columns)
    case 'rowSums':
      return summedRows(a, rows)
    case 'matVec':
      return times(a, rows, columns, b)
    case 'transposedMatVec':
      return transposedTimes(a, rows, columns, b)
    case 'outer':
      return outerProduct(a, b)
    case 'matMul':
      return product(a, b, rows, columns, node.extents[1]!)
    case 'addToColumns':
      return addedToColumns(a, b)
    case 'concat':
      return joined(a, b)
    case 'slice':
      return a.slice(node.from, node.to)
    case 'windows':
      return windowed(a, imageOf(from[0]!.extents), node.k)
    case 'foldWindows':
      return foldedWindows(a, imageOf(node.extents), node.k)
    case 'maxPool':
      return pooled(a, imageOf(from[0]!.extents), node.k)
    case 'unpool':
      return unpooled(a, b, imageOf(node.extents), node.k)
  }
}

/** The buffers of a graph's outputs, fresh; `leaf` gives the buffer of a leaf, which is not written to. */
export const evaluated = ({ nodes, outputs }: Graph): ((leaf: (place: number) => Doubles) => readonly Doubles[]) => {
  const innermost = nodes.map(({ axes }) => axes.at(-1)?.level)
  const bodies = nodes.map(node => {
    const bound = boundBy(node)
    return bound === undefined ? [] : bodyOf(nodes, ...bound).filter(place => innermost[place] === bound[1])
  })
  const top = [...nodes.keys()].filter(place => innermost[place] === undefined)
  return leaf => {
    const values: Doubles[] = []
    const at: number[] = []
    const states: Doubles[] = []
    /** The matrix of the body's values, its rows in a given order. */
    const overRows = (
      place: number,
      body: number,
      order: readonly number[],
      after: (row: Doubles) => void
    ): Doubles => {
      const node = nodes[place]!
      const columns = node.extents[1]!
      const out = new Float64Array(countOf(node.extents))
      const [, level] = boundBy(node)!
      for (const row of order) {
        at[level] = row
        for (const inside of bodies[place]!) values[inside] = evaluate(inside)
        const value = values[body]!
        out.set(value, row * columns)
        after(value)
      }
      return out
    }
    const evaluate = (place: number): Doubles => {
      const node = nodes[place]!
      switch (node.operation) {
        case 'leaf':
          return leaf(place)
        case 'row': {
          const columns = node.extents[0]!
          const from = at[node.level]! * columns
          return values[node.inputs[0]]!.slice(from, from + columns)
        }
        case 'state':
          return states[node.level]!
        case 'mapRows':
          return overRows(place, node.inputs[0], [...Array(node.extents[0]!).keys()], () => {})
        case 'scan': {
          const [start, body] = node.inputs
          const forth = [...Array(node.extents[0]!).keys()]
          states[node.level] = values[start]!
          return overRows(place, body, node.backward ? forth.toReversed() : forth, state => {
            states[node.level] = state
          })
        }
        default:
          return computed(
            node,
            node.inputs.map(input => values[input]!),
            node.inputs.map(input => nodes[input]!)
          )
      }
    }
    for (const place of top) values[place] = evaluate(place)
    return outputs.map(({ node }) => values[node]!.slice())
  }
}
