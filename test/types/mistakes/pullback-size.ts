/**
 * A pullback with a cotangent of another size.
 *
 * The cotangent of the input must have the size of the input.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const sum = layer({
  name: 'sum',
  inputs: 2,
  outputs: 1,
  shape: noShape,
  equation:
    ({ add, splitAt }) =>
    () =>
    x => {
      const [first, second] = splitAt(1, 1)(x)
      return add(second)(first)
    },
  pullback: () => () => c => ({ parameters: noParameters, input: c })
//                                                        ^ TS2322 · size · '1' · '2'
})
