/**
 * A target that is a number.
 *
 * One output is a vector of one component.
 */
import { batch, vector } from 'lawgrad'

export const data = batch([{ input: vector([0, 1]), target: 1 }])
//                                                  ^ TS2322 · 'number'
