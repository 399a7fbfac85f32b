/**
 * Examples with inputs of different lengths.
 *
 * The second example has one input less.
 */
import { batch, vector } from 'lawgrad'

export const table = batch([
  { input: vector([0, 0, 1]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) }
//  ^ TS2322 · size · '2' · '3'
])
