/**
 * A softmax after a softmax.
 *
 * What is a distribution already becomes a flat one.
 */
import { dense, input, pipe, softmax } from 'lawgrad'

export const network = pipe(input(2), dense(3), softmax, softmax)
//                                                       ^ TS2345 · expected outputs without a softmax
