/** Every operation of the algebra, compiled, on ragged sizes, of what all examples share and of what each has. */
import { pipe, trace, type Algebra, type Expr } from 'lawgrad'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBuild } from '../../../src/engine/internal/graph/build.ts'
import { lifted } from '../../../src/engine/internal/graph/lift.ts'
import { inOrder } from '../../../src/engine/internal/graph/node.ts'
import { agrees, byEngine, coarse, type Leaves } from './agree.ts'

const size = fc.integer({ min: 1, max: 9 })
const both = fc.boolean()

/** Operations on a matrix A of R×K, a matrix B of K×C, vectors u of R, v of K and w of C. */
interface Given {
  readonly A: Expr<[number, number]>
  readonly B: Expr<[number, number]>
  readonly u: Expr<number>
  readonly v: Expr<number>
  readonly w: Expr<number>
}

const operations: Readonly<Record<string, (algebra: Algebra, given: Given) => unknown>> = {
  matMul: ({ matMul }, { A, B }) => ({ y: matMul(A)(B) }),
  'matMul, turned': ({ matMul, transpose }, { A, B }) => ({ y: matMul(transpose(B))(transpose(A)) }),
  'matMul of itself': ({ matMul, transpose }, { A }) => ({ y: matMul(A)(transpose(A)), z: matMul(transpose(A))(A) }),
  matVec: ({ matVec, add }, { A, u, v }) => ({ y: matVec(A)(v), z: add(u)(matVec(A)(v)) }),
  transposedMatVec: ({ transposedMatVec }, { A, u }) => ({ y: transposedMatVec(A)(u) }),
  outer: ({ outer, add }, { A, u, v }) => ({ y: outer(u)(v), z: add(A)(outer(u)(v)) }),
  sums: ({ rowSums, columnSums, sum, max }, { A }) => ({ y: rowSums(A), z: columnSums(A), s: sum(A), m: max(A) }),
  columns: ({ addToColumns, matMul, map, tanh }, { A, B, u }) => ({
    y: addToColumns(u)(A),
    z: map(tanh)(addToColumns(u)(matMul(A)(B)))
  }),
  concat: ({ concat, map, exp }, { u, v, w }) => ({ y: concat(concat(w)(v))(u), z: map(exp)(concat(v)(u)) }),
  flat: ({ flat, map, negate, transpose, hadamard }, { A }) => ({
    y: map(negate)(flat(transpose(A))),
    z: hadamard(flat(A))(flat(A)),
    t: transpose(A)
  }),
  rows: ({ mapRows, softmax, firstRow }, { A, B }) => ({ y: mapRows(softmax)(A), z: firstRow(B) }),
  'rows at once': (
    { mapRows, zipRows, mean, map, minus, times, over, plus, sqrt, num, dot, hadamard, add, scale, softmax, ...a },
    { A, B, v, w }
  ) => {
    const s = a.sum(B)
    const centered = mapRows<number, number, number>(row => {
      const m = mean(row)
      return map(x => minus(x, m))(row)
    })(A)
    const whole = mapRows<number, number, number>(row => {
      const root = sqrt(plus(dot(row)(row), num(1)))
      return pipe(
        row,
        map(x => over(x, root)),
        hadamard(v),
        add(map(x => times(x, s))(v)),
        scale(a.max(row))
      )
    })(centered)
    return {
      c: centered,
      y: whole,
      z: zipRows<number, number, number, number>(A, (x, y) => scale(dot(x)(y))(softmax(x)))(whole),
      p: mapRows<number, number, number>(row => add(w)(a.transposedMatVec(B)(row)))(A),
      q: mapRows<number, number, number>(row => a.matVec(B)(add(w)(a.filled(w)(a.logSumExp(row)))))(A)
    }
  },
  'rows one by one': ({ mapRows, outer, matVec, sum, scale }, { A, v, w }) => ({
    z: mapRows<number, number, number>(row => scale(sum(outer(row)(w)))(matVec(outer(v)(row))(row)))(A)
  }),
  numbers: ({ sum, map, times, plus, mean }, { u, v }) => {
    const s = plus(sum(u), mean(v))
    return { y: map(a => times(a, s))(u), z: s }
  }
}

describe('compiled operations are those of the graph', () => {
  for (const [name, f] of Object.entries(operations))
    it(name, () => {
      fc.assert(
        fc.property(
          size,
          size,
          size,
          fc.integer({ min: 1, max: 5 }),
          fc.tuple(both, both, both, both, both),
          (r, k, c, m, b) => {
            const leaves: Leaves = {
              A: { extents: [r, k], batched: b[0] },
              B: { extents: [k, c], batched: b[1] },
              u: { extents: [r], batched: b[2] },
              v: { extents: [k], batched: b[3] },
              w: { extents: [c], batched: b[4] }
            }
            agrees(leaves, f as never, m)
          }
        ),
        { seed: 3, numRuns: name.startsWith('rows ') ? 12 : 40 }
      )
    })

  it('parts of rows', () => {
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 1, max: 4 }), both, both, (r, k, c, m, first, second) => {
        const leaves: Leaves = { A: { extents: [r, k], batched: first }, w: { extents: [c], batched: second } }
        const f = (
          { mapRows, concat, splitAt, map, exp, tanh, sum, scale }: Algebra,
          { A, w }: { readonly A: Expr<[number, number]>; readonly w: Expr<number> }
        ) => {
          const parts = splitAt<number, number>(1, k + c - 1)
          return {
            y: mapRows<number, number, number>(row => concat(w)(row))(A),
            z: mapRows<number, number, number>(row => {
              const [one, rest] = parts(concat(w)(row))
              return concat(map(tanh)(one))(scale(sum(one))(map(exp)(rest)))
            })(A)
          }
        }
        agrees(leaves, f as never, m)
      }),
      { seed: 3, numRuns: 20 }
    )
  })

  it('a quotient by a number is rounded once, also by one whose inverse is infinite', () => {
    const graph = trace({ a: 9, n: [] })(({ map, over }, { a, n }) => ({ y: map(x => over(x, n))(a) }))
    for (const batched of [true, false])
      for (const [scale, n] of [
        [1, 49],
        [1e-300, 1e-309],
        [1e-310, 3e-310]
      ] as const) {
        const values = (name: string, e: number): Float64Array =>
          name === 'n' ? Float64Array.of(n) : Float64Array.from({ length: 9 }, (_, k) => scale * (k + e + 0.1))
        const leaves: Leaves = { a: { extents: [9], batched: true }, n: { extents: [], batched } }
        for (const straight of [0, Infinity]) {
          const [rows = []] = byEngine(graph, leaves, values, 3, { straight })
          rows.forEach((row, e) => expect(row).toEqual([...values('a', e)].map(x => x / n)))
        }
      }
  })

  it('deep products, from a start and with what rides on them', () => {
    const leaves: Leaves = {
      A: { extents: [5, 1291], batched: false },
      u: { extents: [5], batched: false },
      v: { extents: [1291], batched: true }
    }
    const f = (
      { matVec, add, map, tanh, scale, num }: Algebra,
      { A, u, v }: { readonly A: Expr<[number, number]>; readonly u: Expr<number>; readonly v: Expr<number> }
    ) => {
      const z = add(u)(scale(num(0.01))(matVec(A)(v)))
      return { y: matVec(A)(v), z: add(u)(matVec(A)(v)), h: map(tanh)(z) }
    }
    for (const m of [1, 7]) agrees(leaves, f as never, m, undefined, [{ straight: 0 }])
  })

  it('one component that all share, among one of each example', () => {
    const leaves: Leaves = { A: { extents: [1, 1], batched: false }, B: { extents: [1, 1], batched: true } }
    const f = (
      { add, flat }: Algebra,
      { A, B }: { readonly A: Expr<[number, number]>; readonly B: Expr<[number, number]> }
    ) => ({ y: add<number>(flat(A))(flat(B)) })
    for (const m of [1, 2, 5]) agrees(leaves, f as never, m)
  })

  it('parts of rows that begin with one number everywhere', () => {
    const leaves: Leaves = { A: { extents: [3, 4], batched: true }, w: { extents: [2], batched: false } }
    const f = (
      { mapRows, concat, splitAt, filled, sum }: Algebra,
      { A, w }: { readonly A: Expr<[number, number]>; readonly w: Expr<number> }
    ) => ({
      y: mapRows<number, number, number>(row => splitAt<number, number>(3, 3)(concat(row)(filled(w)(sum(w))))[0])(A)
    })
    agrees(leaves, f as never, 3)
  })

  it('rows are no more operations where they are more', () => {
    const operationsOf = (rows: number): number => {
      const graph = trace({ A: [rows, 6], w: 6 })(({ mapRows, zipRows, softmax, scale, dot, add }, { A, w }) => ({
        y: zipRows<number, 6, 6, 6>(A, (x, y) => scale(dot(x)(y))(add(w)(y)))(mapRows<number, 6, 6>(softmax)(A))
      }))
      const build = newBuild()
      const leaf = (name: string) =>
        build.make('leaf', name === 'A' ? [rows, 6] : [6], [], { name, batched: name === 'A' })
      return inOrder([...lifted(build, graph, leaf).values()]).length
    }
    expect(operationsOf(40)).toBe(operationsOf(4))
  })

  it('windows, their adjoint, pools and theirs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        both,
        (c, h, w, k, m, batched) => {
          const [height, width] = [h * k, w * k]
          const image = [c, height, width] as const
          const leaves: Leaves = {
            x: { extents: image, batched },
            p: { extents: [c, h, w], batched },
            y: { extents: [c * k * k, (height - k + 1) * (width - k + 1)], batched }
          }
          const f = (
            {
              windows,
              foldWindows,
              maxPool,
              unpool
            }: Record<string, (...given: readonly unknown[]) => (x: unknown) => never>,
            { x, y, p }: Record<string, unknown>
          ) => ({
            w: windows?.(k)(x),
            f: foldWindows?.(image, k)(y),
            m: maxPool?.(k)(x),
            u: (unpool?.(k)(x) as ((c: unknown) => unknown) | undefined)?.(p)
          })
          agrees(leaves, f as never, m)
          agrees(leaves, f as never, m, coarse)
        }
      ),
      { seed: 3, numRuns: 40 }
    )
  })
})
