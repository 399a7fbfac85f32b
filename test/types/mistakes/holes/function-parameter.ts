/**
 * A function for another length as an argument.
 *
 * Closed.
 */
import { norm, vector, type Vector } from 'lawgrad'

const apply = (f: (x: Vector<3>) => number) => f(vector([1, 2, 3]))
export const s = apply((x: Vector<2>) => norm(x))
//                     ^ TS2345
