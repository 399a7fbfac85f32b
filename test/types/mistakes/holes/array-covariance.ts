/**
 * A vector of another length through a readonly array.
 *
 * Closed.
 */
import { vector, type Vector } from 'lawgrad'

const twos: readonly Vector<2>[] = [vector([1, 2])]
export const any: readonly Vector<number>[] = twos
//           ^ TS2322
