/**
 * A callback for vectors of another length.
 *
 * Every vector of the array has three components.
 */
import { norm, vector, type Vector } from 'lawgrad'

const xs: readonly Vector<3>[] = [vector([1, 2, 3])]
export const norms = xs.map((x: Vector<2>) => norm(x))
//                          ^ TS2345 · size · '3' · '2'
