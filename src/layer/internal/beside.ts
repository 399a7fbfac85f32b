import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Over } from '../../algebra/expr.ts'
import type { Sum } from '../../dimension/arithmetic.ts'
import { sumOf } from '../../dimension/computed.ts'
import { tupleShape } from '../../tensor/shape.ts'
import type { Layer } from '../layer.ts'
import { logits, type Logits } from '../range.ts'
import { lensLayer } from './lens-layer.ts'

/** [x, x′] ↦ [f(x), f′(x′)] */
export const besideLens = <I1 extends number, O1 extends number, P, I2 extends number, O2 extends number, Q>(
  first: Layer<I1, O1, P>,
  second: Layer<I2, O2, Q>
): Layer<Sum<I1, I2>, Sum<O1, O2>, readonly [P, Q], Logits> =>
  lensLayer<Sum<I1, I2>, Sum<O1, O2>, readonly [P, Q], Logits>({
    name: `(${first.name} beside ${second.name})`,
    inputs: sumOf(first.inputs, second.inputs),
    outputs: sumOf(first.outputs, second.outputs),
    range: logits,
    shape: tupleShape<readonly [P, Q]>(first.shape, second.shape),
    noise: [...first.noise, ...second.noise],
    at: algebra => {
      const [f, g] = [first.at(algebra), second.at(algebra)]
      const { concat, splitAt } = algebra
      return (parameters, x, drawn) => {
        // proof: Over maps a pair to a pair
        const [p, q] = parameters as unknown as readonly [Over<P>, Over<Q>]
        const [x1, x2] = splitAt(first.inputs, second.inputs)(x)
        const one = f(p, x1, drawn.slice(0, first.noise.length))
        const two = g(q, x2, drawn.slice(first.noise.length))
        return {
          output: concat(two.output)(one.output),
          pullback: c => {
            const [c1, c2] = splitAt(first.outputs, second.outputs)(c)
            const [back1, back2] = [one.pullback(c1), two.pullback(c2)]
            return {
              // proof: as above, in the other direction
              parameters: [back1.parameters, back2.parameters] as unknown as Over<readonly [P, Q]>,
              input: concat(back2.input)(back1.input)
            }
          }
        }
      }
    },
    initialize: initializer =>
      pipe(
        first.initialize(initializer),
        S.flatMap(p =>
          pipe(
            second.initialize(initializer),
            S.map((q): readonly [P, Q] => Object.freeze([p, q]))
          )
        )
      )
  })
