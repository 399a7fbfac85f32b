/**
 * A block that does not divide an image.
 *
 * 26 × 26 has no 4 × 4 blocks; the message names a size that divides.
 */
import { convolution, input, maxPool, pipe } from 'lawgrad'

export const network = pipe(input(1, 28, 28), convolution(8, 3), maxPool(4))
//                                                               ^ TS2345 · expected a block size that divides 26; got 4; take 2
