import type { Sum } from '../../dimension/arithmetic.ts'
import { putInto, sliced } from './buffer.ts'
import { agree } from './defect.ts'
import { joined } from './kernels.ts'
import { extentsOf, ownMatrix, ownVector, valuesOf, type Tensor } from './tensor.ts'

/** [1, x] */
export const withOne = <N extends number>(x: Tensor<N>): Tensor<Sum<N, 1>> => {
  const values = joined(Float64Array.of(1), valuesOf(x))
  return ownVector<Sum<N, 1>>(values.length, values)
}

/** [b W] */
export const joinBias = <R extends number, C extends number>(
  weights: Tensor<[R, C]>,
  bias: Tensor<R>
): Tensor<[R, Sum<C, 1>]> => {
  const [w, b] = [valuesOf(weights), valuesOf(bias)]
  const [rows, columns] = extentsOf(weights)
  agree(rows!, b.length)
  const theta = new Float64Array(w.length + b.length)
  for (let r = 0; r < b.length; r++) {
    theta[r * (columns! + 1)] = b[r]!
    putInto(theta, sliced(w, r * columns!, (r + 1) * columns!), r * (columns! + 1) + 1)
  }
  return ownMatrix<R, Sum<C, 1>>(rows, columns! + 1, theta)
}

/** W and b of [b W] */
export const splitBias = <R extends number, C extends number>(
  inputs: unknown,
  theta: Tensor<[R, Sum<C, 1>]>
): { readonly weights: Tensor<[R, C]>; readonly bias: Tensor<R> } => {
  const values = valuesOf(theta)
  const [rows] = extentsOf(theta)
  const stride = extentsOf(theta)[1]!
  agree(Number(inputs) + 1, stride)
  return {
    weights: ownMatrix<R, C>(
      rows,
      inputs,
      values.filter((_, i) => i % stride !== 0)
    ),
    bias: ownVector<R>(
      rows,
      values.filter((_, i) => i % stride === 0)
    )
  }
}
