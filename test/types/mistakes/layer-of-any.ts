/**
 * A layer of one's own whose size is of type any.
 *
 * Nothing checks an any: the layer fits nowhere.
 */
import { type Layer, layer, type Vector, vectorShape } from 'lawgrad'

const n = JSON.parse('2')
const gain = layer({
  name: 'gain',
  inputs: n,
  outputs: 2,
  shape: vectorShape(2),
  equation:
    ({ hadamard }) =>
    theta =>
    x =>
      hadamard(theta)(x),
  pullback:
    ({ hadamard }) =>
    (theta, x) =>
    c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
})
export const same: Layer<2, 2, Vector<2>> = gain
//           ^ TS2322 · got any · inputs · '2'
