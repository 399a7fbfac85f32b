/**
 * A row as a vector of another size.
 *
 * The rows of a 2 × 3 matrix have three components.
 */
import { matrix, rows, type Vector } from 'lawgrad'

const [first] = rows(matrix([[1, 2, 3], [4, 5, 6]]))
export const x: Vector<2> = first
//           ^ TS2322 · size · '3' · '2'
