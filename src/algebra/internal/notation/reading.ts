/**
 * The reading of an equation as notation.
 */
import type { Extents } from '../../../dimension/size.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { Algebra } from '../../algebra.ts'
import { algebraOf } from '../algebra-of.ts'
import type { Reading } from '../reading.ts'
import { call, none, notationStore, pointwiseCall, type Head, type Notation, type Store } from './notation.ts'

const axes = (...extents: readonly number[]): Extents => Object.freeze(extents)

const numbers = (store: Store) => {
  const own = (a: Notation): Notation =>
    store.has(a) && a.extents.length === 0
      ? a
      : defect(
          `expected a number of this equation, such as num(1); got ${typeof a === 'object' ? 'another' : String(a)}`
        )
  const unary = (head: Head) => (a: Notation) => store.pointwise(head, own(a))
  const binary = (head: Head) => (a: Notation, b: Notation) => store.pointwise(head, own(a), own(b))
  return {
    own,
    primitives: {
      num: (x: number) => store.number(x),
      plus: binary({ kind: 'plus' }),
      minus: binary({ kind: 'minus' }),
      times: binary({ kind: 'times' }),
      over: binary({ kind: 'over' }),
      negate: unary({ kind: 'negate' }),
      exp: unary(pointwiseCall('exp')),
      expm1: unary(pointwiseCall('expm1')),
      log: unary(pointwiseCall('log')),
      log1p: unary(pointwiseCall('log1p')),
      sqrt: unary({ kind: 'root' }),
      tanh: unary(pointwiseCall('tanh')),
      erf: unary(pointwiseCall('erf')),
      erfc: unary(pointwiseCall('erfc')),
      sin: unary(pointwiseCall('sin')),
      cos: unary(pointwiseCall('cos')),
      sigmoid: unary(pointwiseCall('sigmoid')),
      softplus: unary(pointwiseCall('softplus')),
      where: (a: Notation, positive: Notation, otherwise: Notation) =>
        store.pointwise({ kind: 'where', sign: '>' }, own(a), own(positive), own(otherwise))
    }
  }
}

const product: Head = { kind: 'product' }

const readingIn = (store: Store): Reading<Notation, Notation> => {
  const { node, each, binder, element } = store
  const { own, primitives } = numbers(store)
  const extents = (a: Notation): Extents =>
    store.has(a) && a.extents.length > 0
      ? a.extents
      : defect(`expected a tensor of this equation; got ${typeof a === 'object' ? 'another' : String(a)}`)
  const transpose = (a: Notation): Notation => {
    const [rows, columns] = extents(a)
    return node({ kind: 'transpose' }, columns === undefined ? axes(1, rows!) : axes(columns, rows!), a)
  }
  return {
    ...primitives,
    extents,
    map: (f, a) => {
      const u = element(none)
      return each('map', [u], own(f(u)), [a])
    },
    zipWith: (f, a, b) => {
      const [u, v] = [element(none), element(none)]
      return each('zipWith', [u, v], own(f(u, v)), [a, b])
    },
    sum: a => (extents(a), node(call('Σ'), none, a)),
    max: a => (extents(a), node(call('max'), none, a)),
    fill: (to, value) => node(call('filled'), to, own(value)),
    constant: (to, _, name) => store.leaf(name, to),
    matVec: (w, x) => node(product, axes(extents(w)[0]!), w, x),
    transposedMatVec: (w, y) => node(product, axes(extents(w)[1]!), transpose(w), y),
    outer: (a, b) => node(product, axes(extents(a)[0]!, extents(b)[0]!), a, transpose(b)),
    matMul: (a, b) => node(product, axes(extents(a)[0]!, extents(b)[1]!), a, b),
    transpose,
    addToColumns: (a, b) => node(call('addToColumns'), extents(a), a, b),
    rowSums: a =>
      a.head.kind === 'transpose'
        ? node(call('columnSums'), axes(extents(a)[0]!), a.inputs[0]!)
        : node(call('rowSums'), axes(extents(a)[0]!), a),
    concat: (a, b) => node({ kind: 'join' }, axes(extents(a)[0]! + extents(b)[0]!), a, b),
    slice: (a, from, to) => node({ kind: 'slice', from, to }, axes(to - from), a),
    reshape: (a, to) =>
      String(extents(a)) === String(to)
        ? a
        : to.length === 1
          ? node(call('flat'), to, a)
          : node(call('reshape', to), to, a),
    mapRows: (f, matrices) => {
      const rows = matrices.map(matrix => element(axes(...extents(matrix).slice(1))))
      const body = f(rows)
      return binder('mapRows', rows, body, matrices, axes(extents(matrices[0]!)[0]!, ...extents(body)))
    },
    scan: (f, start, rows, backward) => {
      const [state, row] = [element(extents(start)), element(axes(...extents(rows).slice(1)))]
      const to = axes(extents(rows)[0]!, ...extents(start))
      return binder(backward ? 'scanBack' : 'scan', [state, row], f(state, row), [start, rows], to)
    },
    windows: (x, k) => {
      const [channels, height, width] = extents(x)
      return node(call('windows', [k]), axes(channels! * k * k, (height! - k + 1) * (width! - k + 1)), x)
    },
    foldWindows: (y, image, k) => node(call('foldWindows', image, [k]), image, y),
    maxPool: (x, k) => {
      const [channels, height, width] = extents(x)
      return node(call('maxPool', [k]), axes(channels!, height! / k, width! / k), x)
    },
    unpool: (c, x, k) => node(call('unpool', [k]), extents(x), c, x)
  }
}

/** What checks the sizes of operations that have a name in notation: the derived ones. */
type Derived = Readonly<Record<(typeof unaries)[number], (a: Notation) => Notation>> &
  Readonly<Record<(typeof binaries)[number] | 'dot' | 'beside', (b: Notation) => (a: Notation) => Notation>>

const unaries = ['mean', 'logSumExp', 'softmax', 'negativeLogSoftmax', 'sumOfOthers', 'firstRow'] as const
const binaries = ['delay', 'advance'] as const

/** The algebra whose values are notation. */
export const notationAlgebra = (store: Store): Algebra => {
  const reading = readingIn(store)
  // proof: what this reading's Num and Expr are is Notation
  const derived = algebraOf(reading) as unknown as Derived
  const { node } = store
  return algebraOf(reading, {
    ...Object.fromEntries(unaries.map(name => [name, (a: Notation) => node(call(name), derived[name](a).extents, a)])),
    ...Object.fromEntries(
      binaries.map(name => [
        name,
        (end: Notation) => (xs: Notation) => node(call(name), derived[name](end)(xs).extents, end, xs)
      ])
    ),
    dot: (b: Notation) => (a: Notation) => node({ kind: 'dot' }, derived.dot(b)(a).extents, a, b),
    beside: (b: Notation) => (a: Notation) => node(call('beside'), derived.beside(b)(a).extents, a, b)
  })
}

/** A notation with nothing in it yet: its algebra, and its leaves. */
export const notation = () => {
  const store = notationStore()
  return { algebra: notationAlgebra(store), leaf: store.leaf, store }
}
