/** A module that uses the published one. */
import { pipe } from 'fp-ts/lib/function.js'
import { cost, matrix, quadraticLoss, type Dense, type Network, type Sigmoid } from 'lawgrad'
import { hidden, learner, or, point, table, type Model } from './model.ts'

export const same: Model<2, 1, [Dense<2, 1>, Sigmoid<1>]> = or
export const exact: Network<2, 1, [Dense<2, 1>, Sigmoid<1>]> = same
export const h = or.forward([{ weights: matrix([[1, 2]]), bias: point([0]) }, []])
export const j = cost(learner.network, quadraticLoss)(table)
export const wider = pipe(or, hidden).outputs
