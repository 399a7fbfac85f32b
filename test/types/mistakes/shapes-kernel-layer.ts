/**
 * A kernel wider than the image.
 *
 * Windows of 3 × 3 need two columns and one more.
 */
import { convolutionLayer } from 'lawgrad'

export const edges = convolutionLayer([3, 28, 2], 8, 3)
//                                                   ^ TS2345 · expected a window of at most 2; got 3
