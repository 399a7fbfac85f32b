import type { Size } from '../../dimension/size.ts'
import { toArray, toBuffer } from '../../tensor/internal/buffer.ts'
import { extentsOf, ownTensor, valuesOf } from '../../tensor/internal/tensor.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** The components of a tensor of any size, row-major. */
export const componentsOf = <S extends Size>(tensor: Tensor<S>): readonly number[] => toArray(valuesOf(tensor))

/** A tensor of the size of another, with components of its own, row-major; as many as it has. */
export const withComponents = <S extends Size>(tensor: Tensor<S>, components: readonly number[]): Tensor<S> =>
  ownTensor<S>(extentsOf(tensor), toBuffer(components))
