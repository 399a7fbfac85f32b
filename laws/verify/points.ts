/**
 * Where a gradient is verified: the examples and the parameters.
 */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  cost,
  gaussians,
  glorotUniform,
  gradientDescent,
  initialState,
  train,
  uniforms,
  type Batch,
  type EngineOptions,
  type Example,
  type Layer,
  type Loss,
  type Nothing,
  type Random,
  type Size,
  type Trainer
} from '../../src/index.ts'
import { shapeOf } from '../internal/flat.ts'

/** Examples with Gaussian inputs and targets uniform on [0, 1). */
export const drawBatch = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  examples: number
): S.State<Random, Batch<I, O>> => {
  const [inputs, outputs] = [shapeOf<I>(network.inputs), shapeOf<O>(network.outputs)]
  const part = (numbers: readonly number[], k: number, { count }: { readonly count: number }) =>
    numbers.slice(k * count, (k + 1) * count)
  return pipe(
    gaussians(examples * inputs.count),
    S.flatMap(xs =>
      pipe(
        uniforms(examples * outputs.count),
        S.map(ys =>
          batch(
            RNEA.makeBy((k): Example<I, O> => ({
              input: inputs.unflatten(part(xs, k, inputs)),
              target: outputs.unflatten(part(ys, k, outputs))
            }))(examples)
          )
        )
      )
    )
  )
}

/** Parameters with a name. */
export type NamedPoint<P> = { readonly name: string; readonly parameters: P }

/** From long steps to short ones: data of any scale is trained on by one of them. */
const rates: readonly number[] = Array.from({ length: 12 }, (_, k) => 10 ** (-k - 1))

/**
 * An initial point, and the point after `steps` steps of gradient descent from there, at the highest of a few rates that does not take J up;
 * the initial point alone if none does. Who makes the steps is chosen by the options.
 */
export const drawPoints =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>>,
    examples: Batch<NoInfer<I>, NoInfer<O>>,
    steps: number,
    options: EngineOptions = {}
  ) =>
  (random: Random): readonly NamedPoint<P>[] => {
    const at = (rate: number): Trainer<I, O, P, readonly [Nothing]> => ({
      network,
      loss,
      optimizer: gradientDescent(rate)
    })
    const start = initialState(at(1), glorotUniform)(random)
    const costAt = cost<I, O, P>(network, loss)(examples)
    const before = costAt(start.parameters)
    const trained = (left: readonly number[]): readonly NamedPoint<P>[] => {
      const [rate, ...shorter] = left
      if (rate === undefined) return []
      const course = train<I, O, P, readonly [Nothing]>(at(rate), { ...options, epochs: steps })(examples)
      const [, { parameters }] = course(start)
      return network.shape.flatten(parameters).every(Number.isFinite) && costAt(parameters) <= before
        ? [{ name: `parameters after ${steps} steps`, parameters }]
        : trained(shorter)
    }
    return [
      { name: 'initial parameters', parameters: start.parameters },
      ...(Number.isFinite(before) && steps > 0 && network.shape.count > 0 ? trained(rates) : [])
    ]
  }
