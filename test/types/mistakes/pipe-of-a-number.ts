/**
 * A definition that starts with a number.
 *
 * `input` was forgotten.
 */
import { dense, pipe, sigmoid } from 'lawgrad'

export const network = pipe(2, dense(3), sigmoid)
//                             ^ TS2345 · 'AppendDense<3>' · 'number'
