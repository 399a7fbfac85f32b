/**
 * An optimizer that is right for one shape.
 *
 * Closed.
 */
import { getVectorSpace, type Optimizer, vectorShape } from 'lawgrad'

const shape = vectorShape(2)
export const one: Optimizer['init'] = space => () => ({
  count: 0,
  slots: { velocity: getVectorSpace(shape).zero, other: space.zero }
//         ^ TS2322
})
