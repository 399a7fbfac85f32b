/**
 * A pullback with a cotangent of parameters of another size.
 *
 * The layer has a gain for each input; the pullback answers for one.
 */
import { layer, vectorShape } from 'lawgrad'

export const gain = layer({
  name: 'gain',
  inputs: 2,
  outputs: 2,
  shape: vectorShape(2),
  equation:
    ({ hadamard }) =>
    theta =>
    x =>
      hadamard(theta)(x),
  pullback:
    ({ hadamard, concat }) =>
    (theta, x) =>
    c => ({ parameters: concat(x)(c), input: hadamard(theta)(c) })
//          ^ TS2322 · size · '4' · '2'
})
