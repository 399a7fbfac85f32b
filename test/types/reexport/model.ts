/** A module that a user publishes: its declarations name the library's types. */
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  quadraticLoss,
  sigmoid,
  trainer,
  vector,
  withDimension
} from 'lawgrad'

export { vector as point } from 'lawgrad'
export type { Network as Model } from 'lawgrad'

export const or = pipe(input(2), dense(1), sigmoid)
export const learner = trainer(or, quadraticLoss, gradientDescent(40))
export const table = batch([{ input: vector([1, 0]), target: vector([1]) }])
export const start = initialState(learner, {
  name: 'zeros',
  draw: () => count => random => [Array.from({ length: count }, () => 0), random]
})
export const sized = withDimension('features', features => pipe(input(features), dense(1)).shape.count)
export const hidden = dense(7)
