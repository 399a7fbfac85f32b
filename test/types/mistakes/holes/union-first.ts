/**
 * A union of vectors given first, so that the size is inferred from it.
 *
 * Closed.
 */
import { dot, vector } from 'lawgrad'

const x = Math.random() < 0.5 ? vector([1, 2]) : vector([1, 2, 3])
export const s = dot(x)
//                   ^ TS2345
