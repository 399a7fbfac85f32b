/**
 * Noise of another size in a pullback.
 *
 * The pullback takes the same noise as the equation.
 */
import { bernoulli, layer, noParameters, noShape } from 'lawgrad'

export const scaled = layer({
  name: 'scaled',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  noise: { size: [2, 2], distribution: bernoulli(0.5) },
  equation:
    ({ matVec }) =>
    (_, noise) =>
    x =>
      matVec(noise)(x),
  pullback:
    ({ dot, scale }) =>
    (_, _x, _y, noise) =>
    c => ({ parameters: noParameters, input: scale(dot(noise)(c))(c) })
//                                                            ^ TS2345 · Expr<2> · [2, 2]
})
