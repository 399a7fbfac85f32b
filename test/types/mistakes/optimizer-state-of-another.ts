/**
 * The optimizer state of another network.
 *
 * The state was begun for a network of three inputs.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, getVectorSpace, gradientDescent, input, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const wide = pipe(input(3), dense(1), sigmoid)
const descent = gradientDescent(1)
const space = getVectorSpace(or.shape)
const wideSpace = getVectorSpace(wide.shape)
const state = descent.init(wideSpace)(wideSpace.zero)
export const next = descent.update(space)({ gradient: space.zero, parameters: space.zero, state })
//                                                                                        ^ TS2322 · '3' · '2'
