/**
 * The third of four examples has another target.
 *
 * It is blamed where it stands.
 */
import { batch, vector } from 'lawgrad'

export const data = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 0]), target: vector([1, 0]) },
//                         ^ TS2322 · '2' · '1' · size
  { input: vector([1, 1]), target: vector([1]) }
])
export const outputs = data.outputs
