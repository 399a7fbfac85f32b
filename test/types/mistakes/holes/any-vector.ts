/**
 * A vector of an array of type any.
 *
 * Closed.
 */
import { vector, type Vector } from 'lawgrad'

export const x: Vector<3> = vector(JSON.parse('[1, 2]'))
//           ^ TS2322
