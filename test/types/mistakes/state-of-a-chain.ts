/**
 * The state of a chain in another order.
 *
 * The state lists what each link remembers, in the order of the chain.
 */
import { accumulateVelocity, chain, scaleByRms, vectorShape, zeros } from 'lawgrad'

const shape = vectorShape(2)
const one = chain(accumulateVelocity(0.9), scaleByRms())
const other = chain(scaleByRms(), accumulateVelocity(0.9))
const zero = zeros(2)
export const next = one.update(shape)({ gradient: zero, parameters: zero, state: other.init(shape) })
//                                                                        ^ TS2322 · velocity · meanSquare
