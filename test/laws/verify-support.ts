/** What the tests of `verify` share: wrong gradients, and the parts of a report. */
import {
  dense,
  input,
  sigmoid,
  tensorShape,
  type AnySizeLoss,
  type Batch,
  type Dimension,
  type Layer,
  type Size,
  type Tensor
} from 'lawgrad'
import {
  componentNames,
  type OracleReport,
  type TensorReport,
  type VerifyOptions,
  type VerifyReport
} from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { expect } from 'vitest'

export const xor = pipe(input(2), dense(3), sigmoid, dense(2), sigmoid)

export const tensors = ({ points }: VerifyReport): readonly TensorReport[] => points.flatMap(point => point.tensors)
export const oracle = (name: string, { oracles }: TensorReport): OracleReport =>
  oracles.find(each => each.oracle === name) ?? expect.fail(`no ${name}`)

/** The library's gradient with a change: through a network whose pullback it is. */
export const changed =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: AnySizeLoss,
    change: (g: number, name: string, index: number) => number
  ): NonNullable<VerifyOptions<I, O, P>['gradient']> =>
  b =>
  parameters => {
    const names = componentNames(network.shape, b)
    return right<I, O, P>(network, loss)(b)(parameters).map((g, i) => change(g, names[i] ?? '', i))
  }

/** The components of a tensor of any size. */
export const components = <S extends Size>(tensor: Tensor<S>): readonly number[] =>
  tensorShape<S>(tensor.size as Dimension<S>).flatten(tensor)

/** The library's gradient, as `verify` takes it unless told. */
export const right =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (b: Batch<I, O>) =>
  (parameters: P): readonly number[] => {
    const all = b.examples.map(({ input: x, target }) => {
      const { output, pullback } = network.vjp(parameters)(x)
      const back = pullback(loss.gradient(target)(output))
      return { theta: network.shape.flatten(back.parameters), x: components(back.input) }
    })
    const m = all.length
    return [
      ...network.shape
        .flatten(parameters)
        .map((_, i) => all.reduce((sum, { theta }) => sum + (theta[i] ?? NaN), 0) / m),
      ...all.flatMap(({ x }) => x.map(g => g / m))
    ]
  }
