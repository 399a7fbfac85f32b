/**
 * What a reading gives: the primitives on its own numbers `N` and tensors `T`, sizes checked and forgotten.
 */
import type { Extents } from '../../dimension/size.ts'
import type { Label } from './notation/label.ts'

/** The primitives on numbers. */
export interface NumberPrimitives<N> {
  readonly num: (x: number) => N
  readonly plus: (a: N, b: N) => N
  readonly minus: (a: N, b: N) => N
  readonly times: (a: N, b: N) => N
  readonly over: (a: N, b: N) => N
  readonly negate: (a: N) => N
  readonly exp: (a: N) => N
  readonly expm1: (a: N) => N
  readonly log: (a: N) => N
  readonly log1p: (a: N) => N
  readonly sqrt: (a: N) => N
  readonly tanh: (a: N) => N
  readonly erf: (a: N) => N
  readonly erfc: (a: N) => N
  readonly sin: (a: N) => N
  readonly cos: (a: N) => N
  readonly sigmoid: (a: N) => N
  readonly softplus: (a: N) => N
  readonly where: (a: N, positive: N, otherwise: N) => N
}

/** The primitives of a reading; the algebra that is made of them has checked all sizes. */
export interface Reading<N, T> extends NumberPrimitives<N> {
  /** The sizes of a tensor's axes; a defect for anything that is no tensor of this reading. */
  readonly extents: (a: T) => Extents
  readonly map: (f: (x: N) => N, a: T) => T
  readonly zipWith: (f: (a: N, b: N) => N, a: T, b: T) => T
  readonly sum: (a: T) => N
  readonly max: (a: T) => N
  readonly fill: (extents: Extents, value: N) => T
  /** The tensor of components that are known, row-major, with a name for it in words; put together of numbers where a reading has no such thing. */
  readonly constant?: (extents: Extents, components: Float64Array, name: Label) => T
  readonly matVec: (w: T, x: T) => T
  readonly transposedMatVec: (w: T, y: T) => T
  readonly outer: (a: T, b: T) => T
  readonly matMul: (a: T, b: T) => T
  readonly transpose: (a: T) => T
  readonly addToColumns: (a: T, b: T) => T
  readonly rowSums: (a: T) => T
  /** [a, b] of vectors */
  readonly concat: (a: T, b: T) => T
  /** The components of a vector from a place up to another. */
  readonly slice: (a: T, from: number, to: number) => T
  /** The same components, row-major, under other sizes. */
  readonly reshape: (a: T, extents: Extents) => T
  /** The matrix of f of the rows of matrices that have equally many. */
  readonly mapRows: (f: (rows: readonly T[]) => T, matrices: readonly T[]) => T
  /** All states, each in the row that it was made of. */
  readonly scan: (f: (state: T, row: T) => T, start: T, rows: T, backward: boolean) => T
  readonly windows: (x: T, k: number) => T
  readonly foldWindows: (y: T, image: Extents, k: number) => T
  readonly maxPool: (x: T, k: number) => T
  readonly unpool: (c: T, x: T, k: number) => T
}
