/**
 * A network without its input.
 *
 * `input(2)` says where the sizes begin.
 */
import { dense, pipe, sigmoid } from 'lawgrad'

export const network = pipe(dense(2), sigmoid)
//                                    ^ TS2345 · network · Network
