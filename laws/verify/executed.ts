/**
 * Gradients as they are executed, by the interpreters of training.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  accumulateVelocity,
  backpropagate,
  costGradient,
  engineStep,
  pythonRandom,
  stateAt,
  stepReport,
  type Batch,
  type Layer,
  type Loss,
  type Memory,
  type Noise,
  type Size,
  type Trainer
} from '../../src/index.ts'
import { flat } from '../internal/flat.ts'

/** The library's, to be read: of J over the batch, given the noise of each example, by all parameters and then by each example's input. */
export const referenceGradient =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: Loss<O>) =>
  (batch: Batch<I, O>, noise: readonly Noise[]) =>
  (parameters: P): readonly number[] => {
    const through = backpropagate<I, O, P>(network, loss)(parameters)
    return [
      ...network.shape.flatten(costGradient<I, O, P>(network, loss)(batch, noise)(parameters).gradient),
      ...batch.examples.flatMap((example, k) =>
        flat(through(example, noise[k]).input).map(g => g / batch.examples.length)
      )
    ]
  }

/**
 * The gradient that a compiled step of training follows: ∇J over the batch by all parameters, flat, as an optimizer is given it that remembers what it is given.
 *
 * The noise of a network that has some is what `batchNoise` draws from Python's generator at the seed. Cost: that of compiling a step twice, and a step for each answer. Errors: the
 * sentence of what the engine cannot read.
 *
 * @example
 * ```ts
 * import { batch, dense, gradient, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'
 * import { engineGradient } from 'lawgrad/laws'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const unit = pipe(input(2), dense(1), sigmoid)
 * const one = batch([{ input: vector([1, 2]), target: vector([0]) }])
 * const at = unit.shape.unflatten([0.5, -1, 0.25])
 * const expected = unit.shape.flatten(gradient(unit, quadraticLoss)(one)(at))
 * const got = engineGradient(unit, quadraticLoss, 0)(one)
 * assert.ok(E.isRight(got) && got.right(at).every((g, i) => Math.abs(g - (expected[i] ?? NaN)) < 1e-15))
 * ```
 */
export const engineGradient =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>>, seed: number) =>
  (batch: Batch<I, O>): E.Either<string, (parameters: P) => readonly number[]> => {
    // without a share of what was, what is remembered is the gradient itself
    const trainer: Trainer<I, O, P, Remembered> = { network, loss, optimizer: accumulateVelocity(0) }
    const step = engineStep({ interpreter: 'engine' })<I, O, P, Remembered>(trainer)(batch)
    return pipe(
      stepReport<I, O, P, Remembered>(trainer, batch.examples.length),
      E.map(() => (parameters: P) => {
        const start = stateAt<I, O, P, Remembered>(trainer)(parameters, pythonRandom(seed))
        const [, { optimizer }] = step(start)
        return network.shape.flatten(optimizer.links[0].tensors.velocity)
      })
    )
  }

type Remembered = readonly [Memory<'velocity'>]
