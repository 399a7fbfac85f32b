/**
 * Outputs of the size before pooling.
 *
 * Blocks of 2 × 2 leave 4 × 4 of 8 × 8.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const pool = layer({
  name: 'pool',
  inputs: [1, 8, 8],
  outputs: [1, 8, 8],
  shape: noShape,
  equation:
    ({ maxPool }) =>
    () =>
    x =>
      maxPool(2)(x),
//    ^ TS2322 · '4' · '8'
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
