import type { Sum } from '../../dimension/arithmetic.ts'
import type { Dimension } from '../../dimension/dimension.ts'
import { agree } from './defect.ts'
import { matrixValues, ownMatrix, ownVector, vectorValues, type Matrix, type Vector } from './tensor.ts'

/** N + 1 as a dimension; sound because N is a dimension and `Sum` is exact. */
const next = <N extends number>(n: Dimension<N>): Dimension<Sum<N, 1>> => (Number(n) + 1) as Dimension<Sum<N, 1>>

/** [1, x] */
export const withOne = <N extends number>(x: Vector<N>): Vector<Sum<N, 1>> =>
  ownVector(next<N>(x.length), concatenated(Float64Array.of(1), vectorValues(x)))

const concatenated = (a: Float64Array, b: Float64Array): Float64Array => {
  const joined = new Float64Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

/** [b W] */
export const joinBias = <R extends number, C extends number>(
  weights: Matrix<R, C>,
  bias: Vector<R>
): Matrix<R, Sum<C, 1>> => {
  const w = matrixValues(weights)
  const b = vectorValues(bias)
  const columns = Number(weights.columns)
  agree(Number(weights.rows), b.length)
  const theta = new Float64Array(w.length + b.length)
  for (let r = 0; r < b.length; r++) {
    theta[r * (columns + 1)] = b[r]!
    theta.set(w.subarray(r * columns, (r + 1) * columns), r * (columns + 1) + 1)
  }
  return ownMatrix(weights.rows, next<C>(weights.columns), theta)
}

/** W and b of [b W] */
export const splitBias = <R extends number, C extends number>(
  inputs: Dimension<C>,
  theta: Matrix<R, Sum<C, 1>>
): { readonly weights: Matrix<R, C>; readonly bias: Vector<R> } => {
  const values = matrixValues(theta)
  const stride = Number(theta.columns)
  agree(Number(inputs) + 1, stride)
  return {
    weights: ownMatrix(
      theta.rows,
      inputs,
      values.filter((_, i) => i % stride !== 0)
    ),
    bias: ownVector(
      theta.rows,
      values.filter((_, i) => i % stride === 0)
    )
  }
}
