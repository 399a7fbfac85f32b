/**
 * Factors in the wrong order in a pipe.
 *
 * `matMul(a)` puts A to the left of what arrives.
 */
import { matMul, matrix, pipe } from 'lawgrad'

const a = matrix([[1, 2, 3]])
const b = matrix([
  [1, 2],
  [3, 4]
])
export const c = pipe(b, matMul(a))
//                       ^ TS2345 · size · '2' · '3'
