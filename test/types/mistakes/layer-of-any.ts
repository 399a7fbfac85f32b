/**
 * A layer of one's own whose size is of type any.
 *
 * Nothing checks an any: the layer fits nowhere.
 */
import { hadamard, type Layer, layer, type Vector, vectorShape } from 'lawgrad'

const n = JSON.parse('2')
const gain = layer({
  name: 'gain',
  inputs: n,
  outputs: 2,
  shape: vectorShape(2),
  equation: (scalar, theta, x) => x.map((xi, i) => scalar.mul(theta[i] ?? scalar.one, xi)),
  pullback: (theta, x) => cotangent => ({ parameters: hadamard(theta)(cotangent), input: x })
})
export const same: Layer<2, 2, Vector<2>> = gain
//           ^ TS2322 · got any · inputs · '2'
