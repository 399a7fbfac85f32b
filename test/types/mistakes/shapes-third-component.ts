/**
 * A third component of two.
 *
 * A tuple has as many components as the vector.
 */
import { tuple, vector } from 'lawgrad'

export const [x, y, z] = tuple(vector([1, 2]))
//                  ^ TS2493 · length '2' · index '2'
