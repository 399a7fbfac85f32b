/**
 * A gradient step as a pure state transition, equations (12a), (12b) and (13).
 */
import type { State } from 'fp-ts/lib/State.js'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { Initializer } from '../layer/initializer.ts'
import type { Layer } from '../layer/layer.ts'
import type { AnyRange } from '../layer/range.ts'
import type { Loss } from '../loss/loss.ts'
import type { AnyMemory, Optimizer, OptimizerState } from '../optimizer/optimizer.ts'
import type { Random } from '../random/random.ts'
import { getVectorSpace } from '../tensor/space.ts'
import { costGradient } from './cost.ts'
import { batchNoise } from './noise.ts'

/** Everything that training carries from one step to the next. */
export interface TrainingState<out P, in out Ms extends readonly AnyMemory[]> {
  readonly parameters: P
  readonly optimizer: OptimizerState<Ms, P>
  readonly random: Random
  /** Steps made so far. */
  readonly step: number
}

/** What a step reports, at the parameters that it started from. */
export type Metrics = {
  /** The number of the step, from 1. */
  readonly step: number
  /** J of (11) over the batch. */
  readonly cost: number
  /** Σ (h − y)² over the batch. */
  readonly sumOfSquaredErrors: number
  /** ‖∇J‖₂ */
  readonly gradientNorm: number
}

/** A network, what it minimizes, and how. */
export interface Trainer<
  in out I extends Size,
  in out O extends Size,
  in out P,
  in out Ms extends readonly AnyMemory[]
> {
  readonly network: Layer<I, O, P>
  readonly loss: Loss<O>
  readonly optimizer: Optimizer<Ms>
}

/**
 * A trainer of a network. Shapes: the loss compares the network's outputs. Never fails.
 *
 * @example
 * ```ts
 * import { dense, gradientDescent, input, pipe, quadraticLoss, sigmoid, trainer } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const or = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
 * assert.equal(or.optimizer.name, 'gradientDescent(40)')
 * ```
 */
export const trainer = <I extends Size, O extends Size, P, R extends AnyRange, Ms extends readonly AnyMemory[]>(
  network: Layer<I, O, P, R>,
  loss: NoInfer<Loss<O, R>>,
  optimizer: Optimizer<Ms>
): Trainer<I, O, P, Ms> => Object.freeze({ network, loss, optimizer })

/**
 * The state at the start of training, its parameters drawn from the generator. Never fails.
 */
export const initialState =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    { network, optimizer }: Trainer<I, O, P, Ms>,
    initializer: Initializer
  ) =>
  (random: Random): TrainingState<P, Ms> => {
    const [parameters, rest] = network.initialize(initializer)(random)
    return stateAt<I, O, P, Ms>({ network, optimizer })(parameters, rest)
  }

/** The state at the start of training from given parameters, which are copied. Never fails. */
export const stateAt =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>({
    network,
    optimizer
  }: Pick<Trainer<I, O, P, Ms>, 'network' | 'optimizer'>) =>
  (parameters: P, random: Random): TrainingState<P, Ms> =>
    Object.freeze({
      parameters: network.shape.unflatten(network.shape.flatten(parameters)),
      optimizer: optimizer.init(network.shape),
      random,
      step: 0
    })

/**
 * One update of the parameters: `θ := θ + Δθ`, with Δθ the optimizer's answer to ∇J over the batch.
 *
 * Shapes: `Batch<I, O>` → `State<TrainingState<P>, Metrics>`. Cost: O(m) back-propagations. Never fails.
 * Laws: pure; n steps and then m are n + m steps, bit for bit. Source: equations (12a), (12b), (13).
 *
 * @example
 * ```ts
 * import { batch, dense, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, sigmoid, step, trainer, uniform, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const unit = trainer(pipe(input(1), dense(1), sigmoid), quadraticLoss, gradientDescent(1))
 * const start = initialState(unit, uniform(0, 1))(pythonRandom(0))
 * const [metrics, next] = step(unit)(batch([{ input: vector([1]), target: vector([0]) }]))(start)
 * assert.equal(metrics.step, 1)
 * assert.equal(next.step, 1)
 * ```
 */
export const step =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>({
    network,
    loss,
    optimizer
  }: Trainer<I, O, P, Ms>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<TrainingState<P, Ms>, Metrics> => {
    const space = getVectorSpace(network.shape)
    const differentiate = costGradient<I, O, P>(network, loss)
    const update = optimizer.update(network.shape)
    const drawNoise = batchNoise(network)(batch.examples.length)
    return state => {
      const [noise, random] = drawNoise(state.random)
      const { cost, gradient, sumOfSquaredErrors } = differentiate(batch, noise)(state.parameters)
      const answer = update({ gradient, parameters: state.parameters, state: state.optimizer })
      return [
        Object.freeze({ step: state.step + 1, cost, sumOfSquaredErrors, gradientNorm: space.norm(gradient) }),
        Object.freeze({
          parameters: space.add(answer.update)(state.parameters),
          optimizer: answer.state,
          random,
          step: state.step + 1
        })
      ]
    }
  }
