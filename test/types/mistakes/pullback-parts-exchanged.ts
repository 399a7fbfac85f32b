/**
 * Cotangents of two parts exchanged.
 *
 * The parameters are a record of the parts; each cotangent stands where its parameters do.
 */
import { type Layer, layer, structShape } from 'lawgrad'

export const twice = <P, Q>(first: Layer<2, 2, P>, second: Layer<2, 2, Q>) =>
  layer({
    name: 'twice',
    inputs: 2,
    outputs: 2,
    shape: structShape({ first: first.shape, second: second.shape }),
    equation: algebra => p => x => second.equation(algebra)(p.second)(first.equation(algebra)(p.first)(x)),
    pullback: algebra => (p, x) => c => {
//                                 ^ TS2322 · Over<Q> · Over<P>
      const below = first.at(algebra)(p.first, x, [])
      const above = second.at(algebra)(p.second, below.output, []).pullback(c)
      const back = below.pullback(above.input)
      return { parameters: { first: above.parameters, second: back.parameters }, input: back.input }
    }
  })
