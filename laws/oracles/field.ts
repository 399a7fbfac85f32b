/**
 * Functions ℝⁿ → ℝ written over any scalar: what an oracle differentiates.
 */
import {
  meanNoise,
  type Batch,
  type Layer,
  type Loss,
  type Noise,
  type Scalar,
  type Size,
  type Tensor
} from '../../src/index.ts'
import { readingOver } from '../../src/algebra/over.ts'
import { outputOver } from '../../src/layer/over.ts'
import { valueOver } from '../../src/loss/over.ts'
import { count } from '../internal/flat.ts'

/** f: ℝⁿ → ℝ, over any scalar. */
export type ScalarField = <T>(scalar: Scalar<T>) => (x: readonly T[]) => T

/** A derivative, and how far the oracle says that it can be off itself: its rounding and its truncation. */
export type Estimate = { readonly value: number; readonly uncertainty: number }

/** An oracle: the gradient of a field at a point, by means that share no code with the hand-derived one. */
export interface Oracle {
  readonly name: string
  /** How far from x it looks: a kink in between makes it say nothing. Nowhere, unless said. */
  readonly reach?: (x: number) => number
  readonly gradient: (field: ScalarField) => (point: readonly number[]) => readonly Estimate[]
}

/**
 * The cost J as a function of all parameters and then all inputs, from the equations alone: no pullback is involved.
 *
 * Targets are constants, and so is the noise, one for each example: its mean unless given. Cost: O(m) readings of the equations.
 *
 * @example
 * ```ts
 * import { batch, input, quadraticLoss, realScalar, vector } from 'lawgrad'
 * import { costField } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const one = batch([{ input: vector([3]), target: vector([1]) }])
 * assert.equal(costField(input(1), quadraticLoss, one)(realScalar)([3]), 2) // ½·(3 − 1)²
 * ```
 */
export const costField =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>>,
    { examples }: Batch<NoInfer<I>, NoInfer<O>>,
    noise?: readonly Noise[]
  ): ScalarField =>
  scalar => {
    const { algebra, constant, number, tensor, unflatten } = readingOver(scalar)
    const [through, compare] = [network.at(algebra), loss.at(algebra)]
    const [parametersOf, inputOf] = [unflatten(network.shape), tensor(network.inputs)]
    const [size, width] = [network.shape.count, count(network.inputs)]
    const average = meanNoise(network)
    const constants = examples.map(({ target }, k) => ({
      target: constant(target),
      noise: (noise?.[k] ?? average).map(each => constant(each))
    }))
    return x => {
      const parameters = parametersOf(x.slice(0, size))
      const sum = constants.reduce((total, { target, noise: drawn }, k) => {
        const input = inputOf(x.slice(size + k * width, size + (k + 1) * width))
        return scalar.add(total, number(compare(target, through(parameters, input, drawn).output).value))
      }, scalar.zero)
      return scalar.div(sum, scalar.fromNumber(examples.length))
    }
  }

/**
 * ∇J over a scalar as a function of all parameters: the pullbacks, as they are written, at the gradients of the loss. Inputs, targets and noise are
 * constants.
 *
 * Cost: O(m) readings of equations and pullbacks. Never fails. Laws: over `realScalar` it is `costGradient`, up to the order of the mean.
 *
 * @example
 * ```ts
 * import { batch, denseLayer, dualScalar, quadraticLoss, vector } from 'lawgrad'
 * import { costGradientOver } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const one = batch([{ input: vector([3]), target: vector([1]) }])
 * const gradient = costGradientOver(denseLayer(1, 1), quadraticLoss, one)(dualScalar)
 * const [byWeight] = gradient([{ primal: 2, tangent: 1 }, { primal: 0, tangent: 0 }])
 * assert.deepEqual(byWeight, { primal: 15, tangent: 9 }) // (2·3 − 1)·3, and 3² as the weight grows
 * ```
 */
export const costGradientOver =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Pick<Loss<NoInfer<O>>, 'at'>,
    batch: Batch<NoInfer<I>, NoInfer<O>>,
    noise?: readonly Noise[]
  ) =>
  <S>(scalar: Scalar<S>): ((parameters: readonly S[]) => readonly S[]) => {
    const whole = wholeGradientOver<I, O, P>(network, loss, batch, noise)(scalar)
    return parameters => whole(parameters).slice(0, parameters.length)
  }

/**
 * ∇J over a scalar by all parameters, as {@link costGradientOver}, and then by the input of each example, as a function of all parameters.
 *
 * Cost: O(m) readings of equations and pullbacks. Never fails. Laws: over `realScalar` it is `analyticGradient`, up to the order of the mean.
 *
 * @example
 * ```ts
 * import { batch, denseLayer, quadraticLoss, realScalar, vector } from 'lawgrad'
 * import { wholeGradientOver } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const one = batch([{ input: vector([3]), target: vector([1]) }])
 * assert.deepEqual(wholeGradientOver(denseLayer(1, 1), quadraticLoss, one)(realScalar)([2, 0]), [15, 5, 10])
 * ```
 */
export const wholeGradientOver =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Pick<Loss<NoInfer<O>>, 'at'>,
    { examples }: Batch<NoInfer<I>, NoInfer<O>>,
    noise?: readonly Noise[]
  ) =>
  <S>(scalar: Scalar<S>): ((parameters: readonly S[]) => readonly S[]) => {
    const { algebra, constant, unflatten, flatten, scalars } = readingOver(scalar)
    const [through, compare] = [network.at(algebra), loss.at(algebra)]
    const average = meanNoise(network)
    const count = scalar.fromNumber(examples.length)
    return parameters => {
      const theta = unflatten(network.shape)(parameters)
      const each = examples.map(({ input, target }, k) => {
        const drawn = (noise?.[k] ?? average).map(one => constant(one))
        const { output, pullback } = through(theta, constant(input), drawn)
        const pulled = pullback(compare(constant(target), output).gradient())
        return { parameters: flatten(network.shape)(pulled.parameters), input: scalars(pulled.input) }
      })
      return [
        ...parameters.map((_, i) =>
          each.reduce((sum, one) => scalar.add(sum, one.parameters[i] ?? scalar.zero), scalar.zero)
        ),
        ...each.flatMap(one => one.input)
      ].map(sum => scalar.div(sum, count))
    }
  }

/**
 * ⟨cotangent, layer(parameters, input)⟩ as a function of all parameters and then the input, row-major: its gradient is what the pullback of
 * the cotangent must be. Noise is constant, by default its mean.
 *
 * @example
 * ```ts
 * import { realScalar, sigmoidLayer } from 'lawgrad'
 * import { layerField } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.equal(layerField(sigmoidLayer(2), [1, 10])(realScalar)([0, 0]), 5.5)
 * ```
 */
export const layerField =
  <I extends Size, O extends Size, P>(
    layer: Layer<I, O, P>,
    cotangent: readonly number[],
    noise?: Noise
  ): ScalarField =>
  scalar => {
    const output = outputOver(scalar)(layer)
    const size = layer.shape.count
    const c = cotangent.map(scalar.fromNumber)
    return x =>
      output(x.slice(0, size), x.slice(size), noise).reduce(
        (sum, y, j) => scalar.add(sum, scalar.mul(y, c[j] ?? scalar.zero)),
        scalar.zero
      )
  }

/** The loss of one example as a function of the prediction, row-major. */
export const lossField =
  <S extends Size>(loss: Pick<Loss<S>, 'at'>, target: Tensor<S>): ScalarField =>
  scalar =>
    valueOver(scalar)(loss, target)

/** A field as a function of some of its variables, the others held at a point. */
export const restrict =
  (field: ScalarField, point: readonly number[], indices: readonly number[]): ScalarField =>
  scalar => {
    const f = field(scalar)
    const held = point.map(scalar.fromNumber)
    return x => f(indices.reduce((all, index, k) => all.with(index, x[k] ?? scalar.zero), held))
  }

/**
 * t ↦ f(point + t·direction): its derivative at 0 is the directional derivative.
 *
 * @example
 * ```ts
 * import { along, dualNumbers } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const product = along(s => ([x = s.zero, y = s.zero]) => s.mul(x, y), [2, 3], [1, 10])
 * assert.equal(dualNumbers.gradient(product)([0])[0]?.value, 23)
 * ```
 */
export const along =
  (field: ScalarField, point: readonly number[], direction: readonly number[]): ScalarField =>
  scalar => {
    const f = field(scalar)
    const [origin, d] = [point.map(scalar.fromNumber), direction.map(scalar.fromNumber)]
    return ([t = scalar.zero]) => f(origin.map((x, i) => scalar.add(x, scalar.mul(t, d[i] ?? scalar.zero))))
  }
