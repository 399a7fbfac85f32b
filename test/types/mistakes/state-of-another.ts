/**
 * Training resumed with the state of another network.
 *
 * The state is that of a network of three inputs.
 */
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  step,
  trainer,
  uniform,
  vector
} from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
const one = trainer(or, quadraticLoss, gradientDescent(1))
const other = trainer(pipe(input(3), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
const state = initialState(other, uniform(0, 1))(pythonRandom(0))
export const next = step(one)(batch([{ input: vector([1, 0]), target: vector([1]) }]))(state)
//                                                                                     ^ TS2345 · '3' · '2'
