/**
 * A kernel larger than the image.
 *
 * A 7 × 7 kernel has no place in 5 × 5.
 */
import { convolution, input, pipe, relu } from 'lawgrad'

export const network = pipe(input(1, 5, 5), convolution(4, 7), relu)
//                                          ^ TS2345 · expected a window of at most 5; got 7
