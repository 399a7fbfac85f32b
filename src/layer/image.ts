/**
 * Sizes of images.
 */
import type { Dimension } from '../dimension/dimension.ts'

/** The sizes of the axes of an image, as a layer is told them: channels, rows, columns. */
export type Image<C extends number, H extends number, W extends number> = readonly [
  channels: Dimension<C>,
  rows: Dimension<H>,
  columns: Dimension<W>
]
