/**
 * Factors in the wrong order in a pipe.
 *
 * `matMul(a)` puts A to the left of what arrives.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { matMul, matrix } from 'lawgrad'

const a = matrix([[1, 2, 3]])
const b = matrix([
  [1, 2],
  [3, 4]
])
export const c = pipe(b, matMul(a))
//                       ^ TS2345 · size · '2' · '3'
