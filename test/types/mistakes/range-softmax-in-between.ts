/**
 * A softmax of one output in the middle.
 *
 * The pipe goes on; the softmax is to blame.
 */
import { dense, input, pipe, sigmoid, softmax } from 'lawgrad'

export const network = pipe(input(2), dense(1), softmax, dense(3), sigmoid)
//                                              ^ TS2345 · expected two outputs or more
