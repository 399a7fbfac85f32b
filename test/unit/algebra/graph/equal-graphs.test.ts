/** Graphs that are equal apart from names, and graphs that are not. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Algebra } from '../../../../src/algebra/algebra.ts'
import type { Expr, Num } from '../../../../src/algebra/expr.ts'
import { sameGraph } from '../../../../src/algebra/graph/equal-graphs.ts'
import type { Graph, GraphNode } from '../../../../src/algebra/graph/graph.ts'
import { trace } from '../../../../src/algebra/graph/trace.ts'
import { program } from './programs.ts'

interface Leaves {
  readonly a: Expr<3>
  readonly b: Expr<3>
  readonly m: Expr<[3, 3]>
  readonly k: Num
}

type Equation = (algebra: Algebra, leaves: Leaves) => Num | { readonly size: unknown }

const of = (f: Equation): Graph =>
  trace({ a: 3, b: 3, m: [3, 3], k: [] })((algebra, leaves) => ({ y: f(algebra, leaves) }))

const renamed = (f: Equation): Graph =>
  trace({ u: 3, v: 3, w: [3, 3], l: [] })((algebra, { u, v, w, l }) => ({ z: f(algebra, { a: u, b: v, m: w, k: l }) }))

/** Equations no two of which are equal, though most differ by little. */
const different: Readonly<Record<string, Equation>> = {
  a: (_, { a }) => a,
  b: (_, { b }) => b,
  'a + b': ({ add }, { a, b }) => add(a)(b),
  'a − b': ({ subtract }, { a, b }) => subtract(b)(a),
  'b − a': ({ subtract }, { a, b }) => subtract(a)(b),
  'a / b': ({ zipWith, over }, { a, b }) => zipWith(over)(b)(a),
  'b / a': ({ zipWith, over }, { a, b }) => zipWith(over)(a)(b),
  'a · b': ({ hadamard }, { a, b }) => hadamard(a)(b),
  'a · a': ({ hadamard }, { a }) => hadamard(a)(a),
  'a · k': ({ scale }, { a, k }) => scale(k)(a),
  '2 · a': ({ scale, num }, { a }) => scale(num(2))(a),
  '3 · a': ({ scale, num }, { a }) => scale(num(3))(a),
  'a + a': ({ add }, { a }) => add(a)(a),
  'a + 0': ({ map, plus, num }, { a }) => map(x => plus(x, num(0)))(a),
  'a + −0': ({ map, plus, num }, { a }) => map(x => plus(x, num(-0)))(a),
  'm a': ({ matVec }, { a, m }) => matVec(m)(a),
  'mᵀ a': ({ transposedMatVec }, { a, m }) => transposedMatVec(m)(a),
  'm b': ({ matVec }, { b, m }) => matVec(m)(b),
  'a bᵀ': ({ outer }, { a, b }) => outer(a)(b),
  'b aᵀ': ({ outer }, { a, b }) => outer(b)(a),
  'm m': ({ matMul }, { m }) => matMul(m)(m),
  'm mᵀ': ({ matMul, transpose }, { m }) => matMul(m)(transpose(m)),
  'Σ of rows': ({ rowSums }, { m }) => rowSums(m),
  'Σ of columns': ({ columnSums }, { m }) => columnSums(m),
  where: ({ zipWith, where }, { a, b }) => zipWith((x, y) => where(x, x, y))(b)(a),
  'where, exchanged': ({ zipWith, where }, { a, b }) => zipWith((x, y) => where(x, y, x))(b)(a),
  '[a, b]': ({ concat }, { a, b }) => concat(b)(a),
  '[b, a]': ({ concat }, { a, b }) => concat(a)(b),
  'first of a': ({ splitAt }, { a }) => splitAt(2, 1)(a)[0],
  'last of a': ({ splitAt }, { a }) => splitAt(1, 2)(a)[1],
  flat: ({ flat }, { m }) => flat(m),
  'three axes': ({ splitLast }, { m }) => splitLast(3, 1)(m),
  'three others': ({ splitLast }, { m }) => splitLast(1, 3)(m),
  rows: ({ mapRows, softmax }, { m }) => mapRows<3, 3, 3>(softmax)(m),
  'rows of another matrix': ({ mapRows, softmax, transpose }, { m }) => mapRows<3, 3, 3>(softmax)(transpose(m)),
  scan: ({ scan, add }, { a, m }) => scan<3, 3, 3>(a, (h, x) => add(h)(x))(m),
  'scan from b': ({ scan, add }, { b, m }) => scan<3, 3, 3>(b, (h, x) => add(h)(x))(m),
  'scan back': ({ scanBack, add }, { a, m }) => scanBack<3, 3, 3>(a, (h, x) => add(h)(x))(m),
  'scan with products': ({ scan, hadamard }, { a, m }) => scan<3, 3, 3>(a, (h, x) => hadamard(h)(x))(m),
  'scan without rows': ({ scan, add }, { a, m }) => scan<3, 3, 3>(a, h => add(h)(h))(m),
  windows: ({ windows, splitLast }, { m }) => windows(1)(splitLast(3, 1)(m)),
  pool: ({ maxPool, splitLast }, { m }) => maxPool(1)(splitLast(3, 1)(m)),
  k: (_, { k }) => k
}

const equations = Object.entries(different)

describe('graphs', () => {
  test.each(equations)('%s is equal to itself under other names, and to nothing else', (name, equation) => {
    const graph = of(equation)
    expect(sameGraph(graph, renamed(equation))).toBe(true)
    const equal = equations.filter(([, other]) => sameGraph(graph, renamed(other)))
    expect(equal.map(([other]) => other)).toEqual([name])
  })

  it('are equal where sums and products are turned around, also deep inside', () => {
    expect(
      sameGraph(
        of(({ add, hadamard, map, exp }, { a, b }) => map(exp)(add(hadamard(a)(b))(a))),
        of(({ add, hadamard, map, exp }, { a, b }) => map(exp)(add(a)(hadamard(b)(a))))
      )
    ).toBe(true)
  })

  it('are equal where leaves are, in their order and sizes', () => {
    const y = trace({ x: 3 })(({ sum }, { x }) => ({ y: sum(x) }))
    expect(
      sameGraph(
        y,
        trace({ z: 3 })(({ sum }, { z }) => ({ w: sum(z) }))
      )
    ).toBe(true)
    expect(
      sameGraph(
        y,
        trace({ x: 4 })(({ sum }, { x }) => ({ y: sum(x) }))
      )
    ).toBe(false)
    expect(
      sameGraph(
        y,
        trace({ x: [3, 1] })(({ sum }, { x }) => ({ y: sum(x) }))
      )
    ).toBe(false)
    expect(
      sameGraph(
        y,
        trace({ x: 3, z: 3 })(({ sum }, { x }) => ({ y: sum(x) }))
      )
    ).toBe(false)
    expect(
      sameGraph(
        y,
        trace({ z: 3, x: 3 })(({ sum }, { x }) => ({ y: sum(x) }))
      )
    ).toBe(false)
    const two = (f: (a: Expr<3>, b: Expr<3>) => readonly [Expr<3>, Expr<3>]) =>
      trace({ a: 3, b: 3 })((_, { a, b }) => {
        const [p, q] = f(a, b)
        return { p, q }
      })
    expect(
      sameGraph(
        two((a, b) => [a, b]),
        two((a, b) => [b, a])
      )
    ).toBe(false)
    expect(
      sameGraph(
        two((a, b) => [a, b]),
        two(a => [a, a])
      )
    ).toBe(false)
  })

  it('are equal however often an expression is written, and whatever no output needs', () => {
    const once = of(({ add, map, exp }, { a }) => map(exp)(add(a)(a)))
    const sum = once.nodes.findIndex(node => node.operation === 'plus')
    const twice: Graph = {
      nodes: [
        ...once.nodes.slice(0, sum + 1),
        ...once.nodes.slice(sum, sum + 1),
        { operation: 'negate', extents: [3], axes: [], inputs: [0] },
        { operation: 'exp', extents: [3], axes: [], inputs: [sum + 1] }
      ],
      outputs: [{ name: 'y', node: sum + 3 }]
    }
    expect(sameGraph(once, twice)).toBe(true)
  })

  it('of random equations are equal to themselves, and not to what differs in one operation or in an order', () => {
    let mutants = 0
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (seed, at) => {
        const equation = program(seed, 3)
        const graph = trace({ u: 2, v: 3, w: [2, 3], k: [] })((algebra, leaves) =>
          equation({ algebra, ...leaves, rows: [], elements: [] })
        )
        expect(sameGraph(graph, graph)).toBe(true)
        const place = at % graph.nodes.length
        const node = graph.nodes[place]
        const mutant = node === undefined ? undefined : mutated(node)
        if (mutant === undefined) return
        mutants += 1
        const other = { ...graph, nodes: graph.nodes.map((node, k) => (k === place ? mutant : node)) }
        expect([sameGraph(graph, other), sameGraph(other, graph)]).toEqual([false, false])
      }),
      { numRuns: 400 }
    )
    expect(mutants).toBeGreaterThan(100)
  })
})

/** Another node of the same sizes. */
const mutated = (node: GraphNode): GraphNode | undefined => {
  switch (node.operation) {
    case 'exp':
    case 'tanh':
    case 'erf':
    case 'sin':
    case 'negate':
      return { ...node, operation: 'sigmoid' }
    case 'plus':
      return { ...node, operation: 'times' }
    case 'times':
      return { ...node, operation: 'minus' }
    case 'minus':
    case 'over': {
      const [a, b] = node.inputs
      return a === b ? undefined : { ...node, inputs: [b, a] }
    }
    case 'sum':
      return { ...node, operation: 'max' }
    case 'scan':
      return { ...node, backward: !node.backward }
    case 'constant':
      return { ...node, value: Object.is(node.value, 0) ? -0 : 0 }
    default:
      return undefined
  }
}
