/**
 * Rows of numbers for a batch.
 *
 * Numbers are no examples yet.
 */
import { batch } from 'lawgrad'

export const data = batch([[0, 1, 1], [1, 1, 0]])
//                         ^ TS2739 · AnyExample
