/**
 * Where a gradient is verified: the examples and the parameters.
 */
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  cost,
  gaussians,
  glorotUniform,
  gradientDescent,
  initialState,
  train,
  trainer,
  uniforms,
  vectorBy,
  type Batch,
  type Example,
  type Layer,
  type Loss,
  type Random
} from '../../src/index.ts'

/** Examples with Gaussian inputs and targets uniform on [0, 1). */
export const drawBatch = <I extends number, O extends number, P>(
  network: Layer<I, O, P>,
  examples: number
): S.State<Random, Batch<I, O>> => {
  const [inputs, outputs] = [Number(network.inputs), Number(network.outputs)]
  return pipe(
    gaussians(examples * inputs),
    S.flatMap(xs =>
      pipe(
        uniforms(examples * outputs),
        S.map(ys => ({
          inputs: network.inputs,
          outputs: network.outputs,
          examples: RNEA.makeBy((k): Example<I, O> => ({
            input: vectorBy<I>(network.inputs)(i => xs[k * inputs + i] ?? 0),
            target: vectorBy<O>(network.outputs)(j => ys[k * outputs + j] ?? 0)
          }))(examples)
        }))
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
 * the initial point alone if none does.
 */
export const drawPoints =
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: Loss<O>, batch: Batch<I, O>, steps: number) =>
  (random: Random): readonly NamedPoint<P>[] => {
    const at = (rate: number) => trainer<I, O, P>(network, loss, gradientDescent(rate))
    const start = initialState(at(1), glorotUniform)(random)
    const costAt = cost<I, O, P>(network, loss)(batch)
    const before = costAt(start.parameters)
    const trained = (left: readonly number[]): readonly NamedPoint<P>[] => {
      const [rate, ...shorter] = left
      if (rate === undefined) return []
      const [, { parameters }] = train<I, O, P>(at(rate), { epochs: steps })(batch)(start)
      return network.shape.flatten(parameters).every(Number.isFinite) && costAt(parameters) <= before
        ? [{ name: `parameters after ${steps} steps`, parameters }]
        : trained(shorter)
    }
    return [
      { name: 'initial parameters', parameters: start.parameters },
      ...(Number.isFinite(before) && steps > 0 && network.shape.size > 0 ? trained(rates) : [])
    ]
  }
