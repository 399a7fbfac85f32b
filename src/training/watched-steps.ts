/**
 * Early stopping of training that goes step by step.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import { watch } from './internal/watch.ts'
import type { Stepped } from './steps.ts'
import { gainOf, patienceOf, progressAfter, type Progress, type StoppingOptions } from './stopping.ts'

/** A step of training, watched: the validation cost where the step ends an epoch, and what is known of the best parameters. */
export interface WatchedStep<out P, in out Ms extends readonly AnyMemory[]> extends Stepped<P, Ms> {
  readonly validation: O.Option<number>
  readonly progress: O.Option<Progress<P>>
}

/**
 * The states of `fitSteps` up to the end of the first epoch after which the validation cost has not got better for `patience` epochs, each with the best parameters so
 * far.
 *
 * Cost: lazy, one validation for each epoch taken. Options out of range are a defect. Laws: pure; the elements that end an epoch are those of `untilNoBetter` on `fit`; going on from any element,
 * with its progress, yields what comes after it, bit for bit. Source: as `untilNoBetter`.
 *
 * @example
 * ```ts
 * import { batch, cost, dense, fitSteps, gradientDescent, input, matrix, placed, pythonRandom, quadraticLoss, stateAt, stepsUntilNoBetter, trainer, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(0.5))
 * const train = batch([{ input: vector([1]), target: vector([2]) }])
 * const validation = batch([{ input: vector([1]), target: vector([1]) }])
 * const start = stateAt(line)([{ weights: matrix([[0]]), bias: vector([0]) }], pythonRandom(0))
 * const watched = [
 *   ...pipe(
 *     fitSteps(line, { epochs: 1000 })(train)(placed(start)),
 *     stepsUntilNoBetter({ patience: 3 })(cost(line.network, line.loss)(validation))
 *   )
 * ]
 * assert.deepEqual(watched.map(each => each.validation), [O.some(0.5), O.some(0.5), O.some(0.5), O.some(0.5)])
 * ```
 */
export const stepsUntilNoBetter =
  ({ patience, minimumGain = 0 }: StoppingOptions) =>
  <P>(validationCost: (parameters: P) => number, from: O.Option<Progress<P>> = O.none) =>
  <Ms extends readonly AnyMemory[]>(steps: Iterable<Stepped<P, Ms>>): Iterable<WatchedStep<P, Ms>> => {
    const [most, gain] = [patienceOf(patience), gainOf(minimumGain)]
    return watch<Stepped<P, Ms>, WatchedStep<P, Ms>, O.Option<Progress<P>>>(
      steps,
      from,
      (before, reached) => {
        if (O.isNone(reached.metrics))
          return [Object.freeze({ ...reached, validation: O.none, progress: before }), before]
        const validation = validationCost(reached.state.parameters)
        const progress = O.some(progressAfter(O.toUndefined(before), validation, gain, reached.state))
        return [Object.freeze({ ...reached, validation: O.some(validation), progress }), progress]
      },
      O.exists(({ sinceBest }) => sinceBest >= most)
    )
  }
