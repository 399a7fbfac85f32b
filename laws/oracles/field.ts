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
