/**
 * A pullback with a cotangent of another size.
 *
 * The cotangent of the input must have the size of the input.
 */
import { layer, type None, noShape } from 'lawgrad'

export const sum = layer<2, 1, None>({
  name: 'sum',
  inputs: 2,
  outputs: 1,
  shape: noShape,
  equation: (scalar, _, x) => [x.reduce((a, b) => scalar.add(a, b), scalar.zero)],
  pullback: () => cotangent => ({ parameters: [], input: cotangent })
//                                                ^ TS2322 · length · '1' · '2'
})
