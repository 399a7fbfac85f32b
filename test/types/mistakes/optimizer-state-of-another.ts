/**
 * The optimizer state of another network.
 *
 * The state was begun for a network of three inputs.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { adam, dense, getVectorSpace, input, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const wide = pipe(input(3), dense(1), sigmoid)
const optimizer = adam(0.1)
const { zero } = getVectorSpace(or.shape)
const state = optimizer.init(wide.shape)
export const next = optimizer.update(or.shape)({ gradient: zero, parameters: zero, state })
//                                                                                 ^ TS2322 · '3' · '2'
