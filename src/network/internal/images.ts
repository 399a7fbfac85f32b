import { dimensionOf } from '../../dimension/computed.ts'
import type { Dimension } from '../../dimension/dimension.ts'
import type { Divisor, FittingWindow } from '../../dimension/divisor.ts'
import type { Image } from '../../layer/image.ts'

/** The sizes of a network's outputs, as a layer is told them. */
export const imageOf = <C extends number, H extends number, W extends number>([channels, height, width]: [
  C,
  H,
  W
]): Image<C, H, W> => [dimensionOf<C>(channels), dimensionOf<H>(height), dimensionOf<W>(width)]

/** A block that the type of the stage has compared with the sides of the image. */
export const asBlock = <H extends number, W extends number, K extends number>(block: Dimension<K>): Divisor<K, H, W> =>
  // proof: the type of the network refuses a block that does not divide, and the layer compares the numbers again
  block as unknown as Divisor<K, H, W>

/** A kernel that the type of the stage has compared with the sides of the image. */
export const asWindow = <H extends number, W extends number, K extends number>(
  kernel: Dimension<K>
): FittingWindow<K, H, W> =>
  // proof: as above
  kernel as unknown as FittingWindow<K, H, W>
