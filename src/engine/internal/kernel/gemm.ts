/**
 * Products of two matrices as others know them: C := op(A)·B + beta·C.
 */
import { planOf, type Nest } from './nest.ts'

/** Addresses in bytes, distances of rows in components. */
export interface Gemm {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly transA: boolean
  readonly a: number
  readonly lda: number
  readonly b: number
  readonly ldb: number
  readonly c: number
  readonly ldc: number
}

/** The product that a nest is; nothing if it has more loops, or rows that overlap. */
export const gemmOf = (given: Nest, bytes: number): Gemm | undefined => {
  const [nest, { columns, rows, others }] = planOf(given, bytes)
  const [depth, ...more] = nest.depth
  if (columns === undefined || rows === undefined || depth === undefined || nest.b === undefined) return undefined
  if (others.length > 0 || more.length > 0) return undefined
  const [m, n, k] = [rows.size, columns.size, depth.size]
  const transA = rows.a === bytes && depth.a >= m * bytes
  const isPlain = depth.a === bytes && rows.a >= k * bytes
  if ((!transA && !isPlain) || depth.b < n * bytes || rows.c < n * bytes) return undefined
  return {
    m,
    n,
    k,
    transA: !isPlain,
    a: nest.a,
    lda: (isPlain ? rows.a : depth.a) / bytes,
    b: nest.b,
    ldb: depth.b / bytes,
    c: nest.c,
    ldc: rows.c / bytes
  }
}

/** The nest that puts what a product starts from into its place; nothing where it is there. */
export const startOf = (nest: Nest): Nest | undefined =>
  nest.start === undefined || (nest.start === nest.c && nest.outer.every(({ start, c }) => start === c))
    ? undefined
    : {
        ...nest,
        a: nest.start,
        b: undefined,
        start: undefined,
        outer: nest.outer.map(loop => ({ ...loop, a: loop.start, b: 0, start: 0 })),
        depth: []
      }
