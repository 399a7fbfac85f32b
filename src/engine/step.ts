/**
 * A single step of training, compiled.
 */
import type { State } from 'fp-ts/lib/State.js'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import type { Metrics, Trainer, TrainingState } from '../training/step.ts'
import { walked } from './internal/run/walk.ts'
import type { EngineOptions } from './options.ts'

/**
 * A step on a batch by the engine: what `step` does, for who must have the state after every one of them, as `fitSteps` has.
 *
 * Shapes: `Batch<I, O>` → `TrainingState<P, Ms>` → `[Metrics, TrainingState<P, Ms>]`. Cost: a step, and a copy of the state; compiled at the first use, for each size of a
 * batch. Never fails: what the engine cannot read the reference does. Laws: it is `step`, within rounding; noise is drawn from the same generator.
 *
 * @example
 * ```ts
 * import { batch, dense, engineStep, gradientDescent, initialState, input, pipe, pythonRandom, quadraticLoss, step, trainer, uniform, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(0.5))
 * const examples = batch([{ input: vector([1]), target: vector([2]) }])
 * const start = initialState(line, uniform(0, 1))(pythonRandom(0))
 * const [[metrics], [expected]] = [engineStep()(line)(examples)(start), step(line)(examples)(start)]
 * assert.equal(metrics.step, 1)
 * assert.ok(Math.abs(metrics.cost - expected.cost) < 1e-12)
 * ```
 */
export const engineStep =
  (options: EngineOptions = {}) =>
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(trainer: Trainer<I, O, P, Ms>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<TrainingState<P, Ms>, Metrics> =>
  state => {
    const [[epoch], next] = walked<I, O, P, Ms>(trainer, { ...options, epochs: 1 }, batch, state)
    const { cost = Number.NaN, sumOfSquaredErrors = Number.NaN, gradientNorm = Number.NaN } = epoch ?? {}
    return [Object.freeze({ step: next.step, cost, sumOfSquaredErrors, gradientNorm }), next]
  }
