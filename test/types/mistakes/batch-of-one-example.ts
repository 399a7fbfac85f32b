/**
 * An example that is not in an array.
 *
 * A batch of one example is an array of one.
 */
import { batch, vector } from 'lawgrad'

export const data = batch({ input: vector([0, 1]), target: vector([1]) })
//                          ^ TS2353 · AnyExample
