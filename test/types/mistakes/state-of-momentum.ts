/**
 * The state of momentum for Adam.
 *
 * Each optimizer remembers its own.
 */
import { pipe } from 'fp-ts/lib/function.js'
import {
  adam,
  batch,
  dense,
  initialState,
  input,
  momentum,
  pythonRandom,
  quadraticLoss,
  step,
  trainer,
  uniform,
  vector
} from 'lawgrad'

const network = pipe(input(2), dense(1))
const data = batch([{ input: vector([1, 0]), target: vector([1]) }])
const begun = trainer(network, quadraticLoss, momentum(0.1))
const state = initialState(begun, uniform(0, 1))(pythonRandom(0))
export const next = step(trainer(network, quadraticLoss, adam(0.1)))(data)(state)
//                                                                         ^ TS2345 · velocity · meanSquare
