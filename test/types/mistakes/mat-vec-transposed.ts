/**
 * Wᵀ·y with the size of x.
 *
 * The transposed product takes a vector of as many components as W has rows.
 */
import { matrix, transposedMatVec, vector } from 'lawgrad'

const w = matrix([
  [1, 2, 3],
  [4, 5, 6]
])
export const x = transposedMatVec(w)(vector([1, 2, 3]))
//                                   ^ TS2345 · size · '3' · '2'
