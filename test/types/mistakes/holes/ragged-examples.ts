/**
 * Examples of two sizes in an array.
 *
 * Open. An array of either kind is an array of one type; the batch has a size that fits no network, and making it throws.
 */
import { batchFrom, vector } from 'lawgrad'

const examples = [2, 3].map(n =>
  n === 2 ? { input: vector([1, 2]), target: vector([1]) } : { input: vector([1, 2, 3]), target: vector([1]) }
)
export const data = batchFrom(examples)
