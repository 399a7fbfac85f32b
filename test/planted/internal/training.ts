/** Wrong ways to train that change what they are given, or the stack. */
import type { State } from 'fp-ts/lib/State.js'
import {
  epoch,
  type AnyMemory,
  type Batch,
  type FitOptions,
  type History,
  type Size,
  type Trainer,
  type TrainingState
} from 'lawgrad'
import type { TrainingUnderTest } from 'lawgrad/laws'
import { counting } from './remembering.ts'

type Train = TrainingUnderTest['train']

/** Counts the steps in the state that it was given too. */
export const stepping =
  (train: Train): Train =>
  (trainer, options) =>
  batch =>
  start => {
    const answer = train(trainer, options)(batch)(start)
    // proof: a state is a record like any other at run time
    const changed = start as { step: number }
    changed.step = answer[1].step
    return answer
  }

/** Goes on an epoch longer with every call. */
export const counted = (train: Train): Train => {
  const count = counting()
  return (trainer, options) => train(trainer, { ...options, epochs: options.epochs + count() - 1 })
}

/** Trains by a function that calls itself for the next epoch. */
export const recursive: Train =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
    trainer: Trainer<I, O, P, Ms>,
    { epochs, batchSize = 'full' }: FitOptions
  ) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>): State<TrainingState<P, Ms>, History> => {
    const once = epoch<I, O, P, Ms>(trainer, batchSize)(batch)
    const from =
      (index: number): State<TrainingState<P, Ms>, History> =>
      state => {
        if (index >= epochs) return [[], state]
        const [metrics, next] = once(state)
        const [rest, end] = from(index + 1)(next)
        return [[{ ...metrics, epoch: index + 1 }, ...rest], end]
      }
    return from(0)
  }
