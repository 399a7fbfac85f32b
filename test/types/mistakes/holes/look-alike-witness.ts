/**
 * A witness made by hand.
 *
 * Closed.
 */
import { castVector, vector, type Vector } from 'lawgrad'

export const x: Vector<4> = castVector<3, 4>({ from: 3, to: 4, evidence: true })(vector([1, 2, 3]))
//                                           ^ TS2345
