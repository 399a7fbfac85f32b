/**
 * A vector put among longer ones.
 *
 * An array of vectors of three has no place for one of two.
 */
import { vector, type Vector } from 'lawgrad'

const xs: readonly Vector<3>[] = [vector([1, 2, 3]), vector([4, 5])]
//                                                   ^ TS2322 · size · '2' · '3'
export const count = xs.length
