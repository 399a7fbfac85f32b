/**
 * Dot product in a pipe.
 *
 * The stage expects three components; two arrive.
 */
import { dot, pipe, vector } from 'lawgrad'

export const s = pipe(vector([4, 5]), dot(vector([1, 2, 3])))
//                                    ^ TS2345 · size · '2' · '3'
