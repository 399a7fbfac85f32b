import type { Dimension } from '../../dimension/dimension.ts'
import type { Size } from '../../dimension/size.ts'
import { shapeOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** The shape of tensors of a size that a checked network carries. */
export const shapeOfSize = <S extends Size>(size: S): Shape<Tensor<S>> =>
  shapeOf<Tensor<S>>({ _tag: 'Tensor', extents: extentsOfSize(size) })

/** A size that a checked network carries, as the dimension that the functions of sizes take. */
export const checkedSize = <S extends Size>(size: S): Dimension<S> =>
  // proof: the codec of networks found positive integers; the type of a size known at run time only is nobody's
  size as Dimension<S>
