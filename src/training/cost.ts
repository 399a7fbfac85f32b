/**
 * The cost J of a network over a batch and its gradient by back-propagation: equations (11) and (13), Nielsen's BP1–BP4.
 */
import type { Batch, Example } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { Layer } from '../layer/layer.ts'
import type { Noise } from '../layer/noise.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Loss } from '../loss/loss.ts'
import { dot, subtract } from '../tensor/elementwise.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { keptNoise } from './internal/drawn.ts'
import { meanGradient } from './internal/mean-gradient.ts'

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
  <I extends Size, O extends Size, P, R extends AnyRange = never>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>, R>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (parameters: P): number => {
    const forward = network.forward(parameters)
    return (
      batch.examples.reduce((sum, { input, target }) => sum + loss.value(target)(forward(input)), 0) /
      batch.examples.length
    )
  }

/** What back-propagation through one example yields. */
export interface ExampleGradient<in out I extends Size, in out P> {
  readonly value: number
  readonly squaredError: number
  readonly parameters: P
  readonly input: Tensor<I>
}

/**
 * The loss of one example and its gradient with respect to parameters and input.
 *
 * Forward once, keeping the pullback (feed-forward); then the gradient of the loss at the output (BP1) pulled back through the
 * layers (BP2), which yields the gradients of bias (BP3) and weights (BP4). Cost: about three forward passes. Never fails.
 */
export const backpropagate =
  <I extends Size, O extends Size, P, R extends AnyRange = never>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>, R>) =>
  (parameters: P) => {
    const through = network.vjp(parameters)
    return ({ input, target }: Example<NoInfer<I>, NoInfer<O>>, noise?: Noise): ExampleGradient<I, P> => {
      const { output, pullback } = through(input, noise)
      const residual = subtract(target)(output)
      return Object.freeze({
        value: loss.value(target)(output),
        squaredError: dot(residual)(residual),
        ...pullback(loss.gradient(target)(output))
      })
    }
  }

/**
 * J and ∇J over a batch: `∂J/∂θ = 1/m · Σᵢ ∂loss(h_θ(xⁱ), yⁱ)/∂θ`.
 *
 * Shapes: `Batch<I, O>` → P → `CostGradient<P>`. Cost: O(m) back-propagations. Never fails. The noise of a network that has some is given, one
 * for each example (see `drawNoise`); its mean without.
 * Laws: the gradient of a batch is the mean of those of its examples; it agrees with central differences of `cost` and with the
 * sharper oracles of `lawgrad/laws`. Source: equation (13); Nielsen, chapter 2, BP1–BP4.
 *
 * @example
 * ```ts
 * import { batch, costGradient, dense, input, matrix, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const unit = pipe(input(2), dense(1), sigmoid)
 * const one = batch([{ input: vector([1, 1]), target: vector([1]) }])
 * const { cost, gradient } = costGradient(unit, quadraticLoss)(one)([{ weights: matrix([[0, 0]]), bias: vector([0]) }, []])
 * assert.equal(cost, 0.125) // ½·(½ − 1)²
 * assert.deepEqual([...gradient[0].weights], [[-0.125, -0.125]]) // (h − y)·g′(0)·x = −½·¼·1
 * ```
 */
export const costGradient =
  <I extends Size, O extends Size, P, R extends AnyRange = never>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>, R>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>, noise?: readonly Noise[]) => {
    const drawn = noise === undefined ? undefined : keptNoise(noise)
    return (parameters: P): CostGradient<P> =>
      meanGradient<I, O, P>(network.shape, backpropagate<I, O, P>(network, loss)(parameters), batch.examples, drawn)
  }

/** ∇J alone, see {@link costGradient}. */
export const gradient =
  <I extends Size, O extends Size, P, R extends AnyRange = never>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>, R>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>) =>
  (parameters: P): P =>
    costGradient<I, O, P>(network, loss)(batch)(parameters).gradient
