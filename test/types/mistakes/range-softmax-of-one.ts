/**
 * A softmax over one output.
 *
 * It is 1, whatever the input.
 */
import { dense, input, pipe, softmax } from 'lawgrad'

export const network = pipe(input(2), dense(1), softmax)
//                                              ^ TS2345 · expected two outputs or more · always 1
