import type { Dimension } from '../../dimension/dimension.ts'
import { computed } from '../../dimension/internal/computed.ts'
import type { Count, Size } from '../../dimension/size.ts'
import { noDivisor, tooLarge } from '../../dimension/divisor.ts'
import { defect, size } from '../../tensor/internal/defect.ts'
import { countOf, extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Image } from '../image.ts'

/** The number of components of a tensor of a size, as the dimension that the compiler computed. */
export const countOfSize = <S extends Size>(size: Dimension<S>): Dimension<Count<S>> =>
  computed<Dimension<Count<S>>>(countOf(extentsOfSize(size)))

/** The sizes of an image, checked for callers without types. */
export const imageSize = <C extends number, H extends number, W extends number>(image: Image<C, H, W>): [C, H, W] => {
  const extents: unknown = image
  if (!Array.isArray(extents) || extents.length !== 3)
    return defect(`expected the sizes of an image, such as [1, 28, 28]; got ${String(extents)}`)
  // proof: an Image holds sizes unless it holds a sentence, which is none
  return extents.map(size) as [C, H, W]
}

/** A block that divides both sides of an image: a Divisor, which is refused with the compiler's sentence where it is none. */
export const dividingBlock = <K extends number>(
  [, height, width]: readonly [number, number, number],
  block: unknown
): K => {
  const k = size(block)
  if (height % k !== 0 || width % k !== 0) return defect(noDivisor(k, height, width))
  // proof: a Divisor is K unless it is a sentence, which is no size
  return k as K
}

/** A window that has a place in an image: a FittingWindow, which is refused with the compiler's sentence where it is none. */
export const fittingWindow = <K extends number>(
  [, height, width]: readonly [number, number, number],
  kernel: unknown
): K => {
  const k = size(kernel)
  if (k > height || k > width) return defect(tooLarge(k, height, width))
  // proof: a FittingWindow is K unless it is a sentence, which is no size
  return k as K
}
