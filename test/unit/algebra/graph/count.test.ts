/** What graphs cost. */
import { expect, it } from 'vitest'
import { flops, parameterCount } from '../../../../src/algebra/graph/count.ts'
import { trace } from '../../../../src/algebra/graph/trace.ts'

it('counts products, components and what moves', () => {
  const graph = trace({ w: [2, 3], b: 2, x: 3, m: [3, 4] })((a, { w, b, x, m }) => ({
    dense: a.add(b)(a.matVec(w)(x)),
    back: a.transposedMatVec(w)(b),
    product: a.matMul(w)(m),
    outer: a.outer(b)(x),
    moved: a.concat(b)(a.flat(a.transpose(m))),
    total: a.sum(m),
    smooth: a.map(a.sigmoid)(x)
  }))
  expect(flops(graph)).toBe(2 * 6 + 2 + 2 * 6 + 2 * 2 * 3 * 4 + 6 + 12 + 3)
})

it('counts a body for each of its rows, of every level', () => {
  const rows = trace({ m: [5, 3], w: [2, 3] })((a, { m, w }) => ({ y: a.mapRows<5, 3, 2>(a.matVec(w))(m) }))
  expect(flops(rows)).toBe(5 * 2 * 6)
  const levels = trace({ m: [5, 3], n: [4, 3] })((a, { m, n }) => ({
    y: a.mapRows<5, 3, 3>(x => a.columnSums(a.mapRows<4, 3, 3>(a.hadamard(x))(n)))(m)
  }))
  expect(flops(levels)).toBe(5 * 4 * 3 + 5 * 4 * 3)
})

it('counts what depends on a state for each scan, and what does not once', () => {
  const scans = (from: 'u' | 'v') =>
    trace({ u: 3, v: 3, m: [5, 3] })((a, leaves) => {
      const scan = (start: typeof leaves.u) => a.scan<5, 3, 3>(start, (h, x) => a.add(h)(a.map(a.exp)(x)))(leaves.m)
      return { p: scan(leaves.u), q: scan(leaves[from]) }
    })
  expect(flops(scans('u'))).toBe(5 * 3 + 5 * 3)
  expect(flops(scans('v'))).toBe(5 * 3 + 2 * 5 * 3)
})

it('counts the components of parameters', () => {
  const graph = trace({ w: [2, 3], b: 2, x: 3, k: [] })((_, { x }) => ({ x }))
  expect(parameterCount(name => name !== 'x')(graph)).toBe(9)
  expect(parameterCount(() => false)(graph)).toBe(0)
})
