import type { Size } from '../../dimension/size.ts'
import { agreeExtents } from './defect.ts'
import { inner, zipped } from './kernels.ts'
import { extentsOf, ownTensor, valuesOf, type Tensor } from './tensor.ts'

/** f(aᵢ, bᵢ) of two tensors of one size; b's is the size expected. */
export const zippedTensors = <S extends Size>(
  f: (a: number, b: number) => number,
  b: Tensor<S>,
  a: Tensor<S>
): Tensor<S> => {
  const extents = extentsOf(b)
  agreeExtents(extents, extentsOf(a))
  return ownTensor<S>(extents, zipped(valuesOf(a), valuesOf(b), f))
}

/** Σ aᵢ·bᵢ of two tensors of one size; b's is the size expected. */
export const innerOfTensors = <S extends Size>(b: Tensor<S>, a: Tensor<S>): number => {
  agreeExtents(extentsOf(b), extentsOf(a))
  return inner(valuesOf(a), valuesOf(b))
}
