/**
 * A function of two vectors of one size, given two sizes.
 *
 * Closed.
 */
import { dot, vector, type Vector } from 'lawgrad'

const both = <N extends number>(x: Vector<N>, y: Vector<N>) => dot(x)(y)
export const s = both(vector([1, 2]), vector([1, 2, 3]))
//                    ^ TS2345
