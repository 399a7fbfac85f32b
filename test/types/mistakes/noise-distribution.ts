/**
 * Noise without a distribution.
 *
 * What is drawn must be said.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const dropout = layer({
  name: 'dropout',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  noise: { size: 2 },
//^ TS2741 · distribution
  equation:
    ({ hadamard }) =>
    (_, noise) =>
    x =>
      hadamard(noise)(x),
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
