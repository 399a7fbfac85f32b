/**
 * A concatenation one component too long.
 *
 * Two and three components make five, the weights are for four.
 */
import { concat, dot, pipe, vector } from 'lawgrad'

const weights = vector([1, 2, 3, 4])
export const s = pipe(vector([1, 2]), concat(vector([3, 4, 5])), dot(weights))
//                                                               ^ TS2345 · size · '4' · '5'
