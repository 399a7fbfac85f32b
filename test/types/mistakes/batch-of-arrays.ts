/**
 * Examples with arrays for vectors.
 *
 * An array has no size in its type.
 */
import { batch, vector } from 'lawgrad'

export const data = batch([{ input: [0, 1], target: vector([1]) }])
//                           ^ TS2741 · size · number[]
