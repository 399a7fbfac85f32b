import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../layer.ts'
import { logits } from '../range.ts'
import type { ResidualLayer } from '../residual.ts'
import { lensLayer } from './lens-layer.ts'

/** y = x + f(x) */
export const residualLens = <S extends Size, P>(block: Layer<S, S, P>): ResidualLayer<S, P> => {
  const { inputs, outputs, shape, noise, initialize } = block
  return Object.freeze({
    ...lensLayer({
      name: `residual(${block.name})`,
      inputs,
      outputs,
      range: logits,
      shape,
      noise,
      initialize,
      at: algebra => {
        const f = block.at(algebra)
        return (parameters, x, drawn) => {
          const { output, pullback } = f(parameters, x, drawn)
          return {
            output: algebra.add(output)(x),
            pullback: c => {
              const back = pullback(c)
              return { parameters: back.parameters, input: algebra.add(back.input)(c) }
            }
          }
        }
      }
    }),
    block
  })
}
