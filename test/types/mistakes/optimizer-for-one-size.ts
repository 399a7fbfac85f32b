/**
 * An optimizer that works for one shape only.
 *
 * An optimizer must work for parameters of every shape.
 */
import { type Optimizer, vector } from 'lawgrad'

const plane: Optimizer = {
  name: 'plane',
  init: () => () => ({ count: 0, slots: {} }),
  update:
    () =>
    ({ state }) => ({ update: vector([0, 0]), state })
//                    ^ TS2322 · Vector<2> · P
}
export const { name } = plane
