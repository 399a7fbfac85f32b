import { identityLayer, tensorShape, type Identity, type Shape, type Size, type Tensor } from '../../src/index.ts'
import { asDimension } from '../../src/dimension/internal/known.ts'
import { toArray } from '../../src/tensor/internal/buffer.ts'
import { countOf, extentsOfSize, valuesOf } from '../../src/tensor/internal/tensor.ts'

/** The components of a tensor of any size, row-major. */
export const flat = <S extends Size>(tensor: Tensor<S>): readonly number[] => toArray(valuesOf(tensor))

/** The shape of tensors of a size that a layer, a loss or a batch carries. */
export const shapeOf = <S extends Size>(size: S): Shape<Tensor<S>> => tensorShape<S>(asDimension<S>(size))

/** The number of components of a size. */
export const count = (size: unknown): number => countOf(extentsOfSize(size))

/** Where in a tensor each component stands, row-major: `[3]`, `[1,0]`. */
export const indicesOf = (extents: readonly number[]): readonly string[] =>
  extents
    .reduce<readonly (readonly number[])[]>(
      (all, extent) => all.flatMap(index => Array.from({ length: extent }, (_, k) => [...index, k])),
      [[]]
    )
    .map(index => `[${index.join(',')}]`)

/** The sizes of the axes of a size. */
export const extents = (size: unknown): readonly number[] => extentsOfSize(size)

/** The identity on tensors of a size that a layer or a loss carries. */
export const identityOf = <S extends Size>(size: S): Identity<S> => identityLayer<S>(asDimension<S>(size))
