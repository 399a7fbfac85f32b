/**
 * The gradient of another network in an update.
 *
 * The gradient is of a network of three inputs.
 */
import { dense, getVectorSpace, gradientDescent, input, pipe, sigmoid } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const wide = pipe(input(3), dense(1), sigmoid)
const descent = gradientDescent(1)
const space = getVectorSpace(or.shape)
const state = descent.init(or.shape)
const { zero } = getVectorSpace(wide.shape)
export const next = descent.update(or.shape)({ gradient: zero, parameters: space.zero, state })
//                                             ^ TS2322 · size · '3' · '2'
