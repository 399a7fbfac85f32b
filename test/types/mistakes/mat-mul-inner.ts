/**
 * Product of matrices whose inner sizes differ.
 *
 * A has three columns, B two rows.
 */
import { matMul, matrix } from 'lawgrad'

const a = matrix([[1, 2, 3]])
const b = matrix([
  [1, 2],
  [3, 4]
])
export const c = matMul(a)(b)
//                         ^ TS2345 · size · '2' · '3'
