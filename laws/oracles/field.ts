/**
 * Functions ℝⁿ → ℝ written over any scalar: what an oracle differentiates.
 */
import { scalar as S, type Batch, type Layer, type Loss, type Scalar } from '../../src/index.ts'

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
 * Targets are constants. Cost: O(m) readings of the equations.
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
  <I extends number, O extends number, P>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>>,
    batch: Batch<NoInfer<I>, NoInfer<O>>
  ): ScalarField =>
  scalar => {
    const forward = network.equation(scalar)
    const compare = loss.equation(scalar)
    const targets = batch.examples.map(({ target }) => [...target].map(scalar.fromNumber))
    const width = Number(network.inputs)
    return x => {
      const parameters = network.shape.over(x.slice(0, network.shape.size))
      const losses = targets.map((target, k) => {
        const start = network.shape.size + k * width
        return compare(forward(parameters, x.slice(start, start + width)), target)
      })
      return scalar.div(S.sum(scalar)(losses), scalar.fromNumber(targets.length))
    }
  }

/**
 * ⟨cotangent, layer(parameters, input)⟩ as a function of all parameters and then the input: its gradient is what the pullback of the
 * cotangent must be.
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
  <I extends number, O extends number, P>(layer: Layer<I, O, P>, cotangent: readonly number[]): ScalarField =>
  scalar => {
    const forward = layer.equation(scalar)
    const { shape } = layer
    const c = cotangent.map(scalar.fromNumber)
    return x => S.dot(scalar)(forward(shape.over(x.slice(0, shape.size)), x.slice(shape.size)), c)
  }

/** The loss of one example as a function of the prediction. */
export const lossField =
  <N extends number>(loss: Loss<N>, target: readonly number[]): ScalarField =>
  scalar => {
    const compare = loss.equation(scalar)
    const y = target.map(scalar.fromNumber)
    return prediction => compare(prediction, y)
  }

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
