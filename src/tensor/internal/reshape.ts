import type { Product, Sum } from '../../dimension/arithmetic.ts'
import { genuine, type Same } from '../../dimension/internal/door.ts'
import { sliced } from './buffer.ts'
import { agree, defect } from './defect.ts'
import { joined } from './kernels.ts'
import { extentsOf, ownMatrix, ownVector, valuesOf, type AnyTensor, type Tensor } from './tensor.ts'

/** [a, b] */
export const joinVectors = <N extends number, M extends number>(a: Tensor<N>, b: Tensor<M>): Tensor<Sum<N, M>> => {
  const values = joined(valuesOf(a), valuesOf(b))
  return ownVector<Sum<N, M>>(values.length, values)
}

/** The first n and the last m components. */
export const cutVector = <N extends number, M extends number>(
  n: unknown,
  m: unknown,
  x: Tensor<Sum<N, M>>
): readonly [Tensor<N>, Tensor<M>] => {
  const values = valuesOf(x)
  agree(Number(n) + Number(m), values.length)
  return [ownVector<N>(n, sliced(values, 0, Number(n))), ownVector<M>(m, sliced(values, Number(n)))]
}

/** The components row by row. */
export const flattened = <R extends number, C extends number>(w: Tensor<[R, C]>): Tensor<Product<R, C>> =>
  ownVector<Product<R, C>>(valuesOf(w).length, sliced(valuesOf(w)))

/** The rows of the components. */
export const folded = <R extends number, C extends number>(
  rows: unknown,
  columns: unknown,
  x: Tensor<Product<R, C>>
): Tensor<[R, C]> => ownMatrix<R, C>(rows, columns, sliced(valuesOf(x)))

/** A value of size `from` on one axis as the same value of size `to`. */
export const carried = <A extends number, B extends number, Y>(
  same: Same<A, B>,
  tensor: AnyTensor,
  axis: number
): Y => {
  if (!genuine(same)) return defect('expected a witness that two sizes are equal; make one with sameDimension(a, b)')
  agree(Number(same.from), extentsOf(tensor)[axis]!)
  // proof: the witness says that A and B are one number, and the value does not depend on the type of its size
  return tensor as unknown as Y
}
