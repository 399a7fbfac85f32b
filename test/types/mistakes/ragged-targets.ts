/**
 * Examples with targets of different lengths.
 *
 * The second example has one target more.
 */
import { batch, vector } from 'lawgrad'

export const table = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1, 0]) }
//                         ^ TS2322 · size · '2' · '1'
])
