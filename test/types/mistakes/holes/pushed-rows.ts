/**
 * Rows that another row was pushed to.
 *
 * Open. A tuple keeps its type when something is pushed to it; the matrix has as many rows as there are, and every operation compares sizes again.
 */
import { matrix, matVec, transposedMatVec, vector } from 'lawgrad'

const rows: [[number, number], [number, number]] = [
  [1, 2],
  [3, 4]
]
rows.push([5, 6])
export const sums = transposedMatVec(matrix(rows))(vector([1, 1]))
export const products = matVec(matrix(rows))(vector([1, 1]))
