/**
 * A softmax over one output.
 *
 * It is 1, whatever the input.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, softmax } from 'lawgrad'

export const network = pipe(input(2), dense(1), softmax)
//                                              ^ TS2345 · expected two outputs or more · always 1
