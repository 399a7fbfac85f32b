/**
 * An example without its target.
 *
 * The batch needs what the network ought to answer.
 */
import { batch, vector } from 'lawgrad'

export const data = batch([{ input: vector([0, 1]) }])
//                         ^ TS2741 · target
