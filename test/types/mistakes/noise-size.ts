/**
 * Noise of another size than the input.
 *
 * The layer declares noise of three components; the input has two.
 */
import { bernoulli, layer, noParameters, noShape } from 'lawgrad'

export const dropout = layer({
  name: 'dropout',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  noise: { size: 3, distribution: bernoulli(0.5) },
  equation:
    ({ dot, scale }) =>
    (_, noise) =>
    x =>
      scale(dot(noise)(x))(x),
//                     ^ TS2345 · '2' · '3' · size
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
