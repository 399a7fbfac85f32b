/**
 * A witness for other sizes.
 *
 * The witness is about 3 and 4; the vector has five components.
 */
import * as O from 'fp-ts/lib/Option.js'
import { castVector, pipe, sameDimension, vector } from 'lawgrad'

const same = sameDimension(3, 4)
export const x = pipe(
  same,
  O.map(equal => castVector(equal)(vector([1, 2, 3, 4, 5])))
//                                 ^ TS2345 · size · '5' · '3'
)
