/**
 * The cost J of a network over a batch and its gradient by back-propagation: equations (11) and (13), Nielsen's BP1–BP4.
 */
import { getVectorSpace } from '../linear/space.ts'
import { dot, subtract, type Vector } from '../linear/vector.ts'
import type { Layer } from '../layer/layer.ts'
import type { Loss } from '../loss/loss.ts'
import type { Batch, Example } from './batch.ts'

/** The cost at some parameters, its gradient, and what is known on the way. */
export interface CostGradient<in out P> {
  /** J: the mean of the loss over the examples. */
  readonly cost: number
  /** ∂J/∂parameters. */
  readonly gradient: P
  /** Σ (h − y)² over examples and outputs: what the tutorial plots. */
  readonly sumOfSquaredErrors: number
}

/**
 * `J(θ) = 1/m · Σᵢ loss(h_θ(xⁱ), yⁱ)`, the mean over the m examples of the batch.
 *
 * Shapes: `Batch<I, O>` → P → number. Cost: one forward pass per example. Never fails. Source: equation (11).
 */
export const cost =
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (parameters: P): number => {
    const forward = network.forward(parameters)
    return (
      batch.examples.reduce((sum, { input, target }) => sum + loss.value(target)(forward(input)), 0) /
      batch.examples.length
    )
  }

/** What back-propagation through one example yields. */
export interface ExampleGradient<in out I extends number, in out P> {
  readonly value: number
  readonly squaredError: number
  readonly parameters: P
  readonly input: Vector<I>
}

/**
 * The loss of one example and its gradient with respect to parameters and input.
 *
 * Forward once, keeping the pullback (feed-forward); then the gradient of the loss at the output (BP1) pulled back through the
 * layers (BP2), which yields the gradients of bias (BP3) and weights (BP4). Cost: about three forward passes. Never fails.
 */
export const backpropagate =
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>>) =>
  (parameters: P) => {
    const through = network.vjp(parameters)
    return ({ input, target }: Example<NoInfer<I>, NoInfer<O>>): ExampleGradient<I, P> => {
      const { output, pullback } = through(input)
      const residual = subtract(target)(output)
      return {
        value: loss.value(target)(output),
        squaredError: dot(residual)(residual),
        ...pullback(loss.gradient(target)(output))
      }
    }
  }

/**
 * J and ∇J over a batch: `∂J/∂θ = 1/m · Σᵢ ∂loss(h_θ(xⁱ), yⁱ)/∂θ`.
 *
 * Shapes: `Batch<I, O>` → P → `CostGradient<P>`. Cost: O(m) back-propagations. Never fails.
 * Laws: the gradient of a batch is the mean of those of its examples; it agrees with central differences of `cost` and with the
 * sharper oracles of `lawgrad/laws`. Source: equation (13); Nielsen, chapter 2, BP1–BP4.
 *
 * @example
 * ```ts
 * import { batch, costGradient, dense, input, matrix, quadraticLoss, sigmoid, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const unit = pipe(input(2), dense(1), sigmoid)
 * const one = batch([{ input: vector([1, 1]), target: vector([1]) }])
 * const { cost, gradient } = costGradient(unit, quadraticLoss)(one)([{ weights: matrix([[0, 0]]), bias: vector([0]) }, []])
 * assert.equal(cost, 0.125) // ½·(½ − 1)²
 * assert.deepEqual([...gradient[0].weights], [[-0.125, -0.125]]) // (h − y)·g′(0)·x = −½·¼·1
 * ```
 */
export const costGradient =
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) => {
    const space = getVectorSpace(network.shape)
    return (parameters: P): CostGradient<P> => {
      const through = backpropagate<I, O, P>(network, loss)(parameters)
      const total = batch.examples.reduce<CostGradient<P>>(
        (sum, example) => {
          const one = through(example)
          return {
            cost: sum.cost + one.value,
            gradient: space.add(one.parameters)(sum.gradient),
            sumOfSquaredErrors: sum.sumOfSquaredErrors + one.squaredError
          }
        },
        { cost: 0, gradient: space.zero, sumOfSquaredErrors: 0 }
      )
      return {
        cost: total.cost / batch.examples.length,
        gradient: space.map(x => x / batch.examples.length)(total.gradient),
        sumOfSquaredErrors: total.sumOfSquaredErrors
      }
    }
  }

/** ∇J alone, see {@link costGradient}. */
export const gradient =
  <I extends number, O extends number, P>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (parameters: P): P =>
    costGradient<I, O, P>(network, loss)(batch)(parameters).gradient
