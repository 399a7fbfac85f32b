/**
 * The optimizer state of other parameters.
 *
 * The state was begun for a vector of three components.
 */
import { adam, getVectorSpace, vectorShape } from 'lawgrad'

const shape = vectorShape(2)
const optimizer = adam(0.1)
const { zero } = getVectorSpace(shape)
const state = optimizer.init(vectorShape(3))
export const next = optimizer.update(shape)({ gradient: zero, parameters: zero, state })
//                                                                              ^ TS2322 · '3' · '2'
