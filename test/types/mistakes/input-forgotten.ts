/**
 * A network without its input.
 *
 * `input(2)` says where the sizes begin.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, sigmoid } from 'lawgrad'

export const network = pipe(dense(2), sigmoid)
//                                    ^ TS2345 · network · Network
