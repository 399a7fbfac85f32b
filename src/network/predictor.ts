/**
 * Networks that have learned: a network with its parameters applied is a function, and its architecture no longer matters.
 */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import { add, scale } from '../tensor/elementwise.ts'
import type { Tensor } from '../tensor/tensor.ts'

/** A network with parameters: a function from tensors of size `I` to tensors of size `O`. Architecture and parameters are hidden. */
export interface Predictor<in out I extends Size, in out O extends Size> {
  readonly name: string
  readonly inputs: I
  readonly outputs: O
  readonly predict: (input: Tensor<I>) => Tensor<O>
}

/**
 * A network with parameters, as a function that predicts; noise stands at its mean.
 *
 * Shapes: `Layer<I, O, P>` → P → `Predictor<I, O>`. Cost: one forward pass for each prediction. Never fails. Laws: `predict` is `forward`.
 *
 * @example
 * ```ts
 * import { dense, input, matrix, pipe, predictor, relu, vector, type Predictor } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const one = { weights: matrix([[1, 1]]), bias: vector([0]) }
 * const all: readonly Predictor<2, 1>[] = [
 *   predictor(pipe(input(2), dense(1)))([one]),
 *   predictor(pipe(input(2), dense(1), relu))([one, []])
 * ]
 * assert.deepEqual(all.map(each => [...each.predict(vector([1, -3]))]), [[-2], [0]])
 * ```
 */
export const predictor =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>) =>
  (parameters: P): Predictor<I, O> =>
    Object.freeze({
      name: network.name,
      inputs: network.inputs,
      outputs: network.outputs,
      predict: network.forward(parameters)
    })

/**
 * The mean of predictors: `predict(x) = (p₁(x) + p₂(x) + …) / n`.
 *
 * Shapes: all have the same inputs and outputs, whatever their architectures. Cost: the sum. Never fails. Laws: of one it is that one; the mean squared
 * error is at most the mean of the members' (Krogh and Vedelsby 1995). For members that are trained together see `forkMean`.
 *
 * @example
 * ```ts
 * import { dense, ensemble, input, matrix, pipe, predictor, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const line = predictor(pipe(input(1), dense(1)))
 * const both = ensemble([
 *   line([{ weights: matrix([[1]]), bias: vector([0]) }]),
 *   line([{ weights: matrix([[3]]), bias: vector([0]) }])
 * ])
 * assert.deepEqual([...both.predict(vector([10]))], [20])
 * ```
 */
export const ensemble = <I extends Size, O extends Size>(
  members: RNEA.ReadonlyNonEmptyArray<Predictor<NoInfer<I>, NoInfer<O>>> & { readonly 0: Predictor<I, O> }
): Predictor<I, O> => {
  const own = Object.freeze(
    pipe(
      members,
      RNEA.map(({ predict }) => predict)
    )
  )
  const share = scale(1 / own.length)
  const { inputs, outputs } = RNEA.head(members)
  return Object.freeze({
    name: `ensemble(${members.map(({ name }) => name).join(', ')})`,
    inputs,
    outputs,
    predict: (input: Tensor<I>) => {
      const [first, ...rest] = pipe(
        own,
        RNEA.map(predict => predict(input))
      )
      return share(rest.reduce((sum, output) => add(output)(sum), first))
    }
  })
}
