/**
 * A pullback without the cotangent of the parameters.
 *
 * The layer has a gain for each input; the pullback returns none.
 */
import { hadamard, layer, type Vector, vector, vectorShape } from 'lawgrad'

export const gain = layer<2, 2, Vector<2>>({
  name: 'gain',
  inputs: 2,
  outputs: 2,
  shape: vectorShape(2),
  equation: (scalar, theta, x) => x.map((xi, i) => scalar.mul(theta[i] ?? scalar.one, xi)),
  pullback: theta => cotangent => ({ parameters: vector([1]), input: hadamard(theta)(cotangent) })
//                                   ^ TS2322 · length · '1' · '2'
})
