/**
 * Layers side by side: each works on its own stretch of the input.
 */
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Sum } from '../dimension/arithmetic.ts'
import { concat, splitAt } from '../linear/concat.ts'
import { tupleShape } from '../linear/shape.ts'
import { sumOfSizes } from './internal/beside.ts'
import { layer, type Layer } from './layer.ts'

/**
 * The layer `[x, x′] ↦ [f(x), f′(x′)]`, f the layer given last and f′ the one given first; its parameters are the pair of theirs.
 *
 * Shapes: `Layer<I1, O1, P>` beside `Layer<I2, O2, Q>` → `Layer<I1 + I2, O1 + O2, readonly [P, Q]>`. Cost: the sum. Never fails.
 * Pullback of [c, c′]: parameters and input those of f at c and of f′ at c′ (the Jacobian is block diagonal).
 * Laws: the identities side by side are the identity; (f then g) beside (f′ then g′) = (f beside f′) then (g beside g′).
 *
 * @example
 * ```ts
 * import { beside, identityLayer, sigmoidLayer, vector, type Layer } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const pair = pipe(sigmoidLayer(1), beside(identityLayer(2)))
 * const shapes: Layer<3, 3, readonly [readonly [], readonly []]> = pair
 * assert.deepEqual([...shapes.forward([[], []])(vector([0, 5, 7]))], [0.5, 5, 7])
 * ```
 */
export const beside =
  <I2 extends number, O2 extends number, Q>(second: Layer<I2, O2, Q>) =>
  <I1 extends number, O1 extends number, P>(
    first: Layer<I1, O1, P>
  ): Layer<Sum<I1, I2>, Sum<O1, O2>, readonly [P, Q]> => {
    const inputs = splitAt<I1, I2>(first.inputs, second.inputs)
    const outputs = splitAt<O1, O2>(first.outputs, second.outputs)
    return layer<Sum<I1, I2>, Sum<O1, O2>, readonly [P, Q]>({
      name: `(${first.name} beside ${second.name})`,
      inputs: sumOfSizes<I1, I2>(first.inputs, second.inputs),
      outputs: sumOfSizes<O1, O2>(first.outputs, second.outputs),
      shape: tupleShape<readonly [P, Q]>(first.shape, second.shape),
      equation: (scalar, [p, q], x) => [
        ...first.equation(scalar)(p, x.slice(0, Number(first.inputs))),
        ...second.equation(scalar)(q, x.slice(Number(first.inputs)))
      ],
      pullback: ([p, q], x) => {
        const [x1, x2] = inputs(x)
        const [one, two] = [first.vjp(p)(x1).pullback, second.vjp(q)(x2).pullback]
        return cotangent => {
          const [c1, c2] = outputs(cotangent)
          const [back1, back2] = [one(c1), two(c2)]
          return { parameters: [back1.parameters, back2.parameters], input: concat(back2.input)(back1.input) }
        }
      },
      branches:
        ([p, q]) =>
        x => {
          const [x1, x2] = inputs(x)
          return [...first.branches(p)(x1), ...second.branches(q)(x2)]
        },
      initialize: initializer =>
        pipe(
          first.initialize(initializer),
          S.flatMap(p =>
            pipe(
              second.initialize(initializer),
              S.map((q): readonly [P, Q] => [p, q])
            )
          )
        )
    })
  }
