import type { Product, Sum } from '../../dimension/arithmetic.ts'
import type { Dimension } from '../../dimension/dimension.ts'
import { isWitness, type Same } from '../../dimension/door.ts'
import { agree, defect } from './defect.ts'
import { product, sum } from './sizes.ts'
import { matrixValues, ownMatrix, ownVector, vectorValues, type Matrix, type Vector } from './tensor.ts'

/** [a, b] */
export const joinVectors = <N extends number, M extends number>(a: Vector<N>, b: Vector<M>): Vector<Sum<N, M>> => {
  const [first, second] = [vectorValues(a), vectorValues(b)]
  const joined = new Float64Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return ownVector(sum<N, M>(a.length, b.length), joined)
}

/** The first n and the last m components. */
export const cutVector = <N extends number, M extends number>(
  n: Dimension<N>,
  m: Dimension<M>,
  x: Vector<Sum<N, M>>
): readonly [Vector<N>, Vector<M>] => {
  const values = vectorValues(x)
  agree(Number(n) + Number(m), values.length)
  return [ownVector(n, values.slice(0, Number(n))), ownVector(m, values.slice(Number(n)))]
}

/** The components row by row. */
export const flattened = <R extends number, C extends number>(w: Matrix<R, C>): Vector<Product<R, C>> =>
  ownVector(product<R, C>(w.rows, w.columns), matrixValues(w).slice())

/** The rows of the components. */
export const folded = <R extends number, C extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>,
  x: Vector<Product<R, C>>
): Matrix<R, C> => ownMatrix(rows, columns, vectorValues(x).slice())

/** A value of size `from` as the same value of size `to`; `size` is that of the value. */
export const carried = <A extends number, B extends number, Y>(same: Same<A, B>, size: unknown, value: unknown): Y => {
  if (!isWitness(same)) return defect('expected a witness that two sizes are equal; make one with sameDimension(a, b)')
  agree(Number(same.from), Number(size))
  // proof: the witness says that A and B are one number, and the value does not depend on the type of its size
  return value as Y
}
