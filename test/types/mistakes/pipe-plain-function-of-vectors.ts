/**
 * A function of vectors of another size in a chain of functions.
 *
 * The guilty function is blamed, though what follows takes any size.
 */
import { add, matrix, matVec, pipe, scale, vector } from 'lawgrad'

const rotate = matVec(matrix([[0, 1], [1, 0]]))
export const moved = pipe(vector([1, 2, 3]), rotate, scale(2), add(vector([1, 1])))
//                                           ^ TS2345 · size · '3' · '2'
export const first = moved.components[0]
