/**
 * The probable cause of a gradient that fails.
 */
import { batch, type Batch, type Layer, type Loss, type Noise, type Size } from '../../src/index.ts'
import { diagnoseAt } from '../diagnose/at-network.ts'
import { showDiagnosis } from '../diagnose/diagnosis.ts'
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { NamedPoint } from './points.ts'

/** As many examples are looked at first: what does not explain them explains no more of them. */
const few = 4

/** The first examples of a batch, one less of them, so that what depends on how many there are is told from a factor, and all. */
const batchesOf = <I extends Size, O extends Size>(whole: Batch<I, O>): readonly Batch<I, O>[] => {
  const { length } = whole.examples
  const counts = length > few ? [few, few - 1] : length > 1 ? [length - 1] : []
  return [
    ...counts.flatMap(count => {
      const first = RNEA.fromReadonlyArray(whole.examples.slice(0, count))
      return O.isSome(first) ? [batch(first.value)] : []
    }),
    whole
  ]
}

/** What the gradient of a network behaves like, or what is known of it where that is unknown; nothing where it is right. */
export const causeOf =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<O>,
    whole: Batch<I, O>,
    noise: readonly Noise[],
    gradient: (batch: Batch<I, O>, noise: readonly Noise[]) => (parameters: P) => readonly number[]
  ) =>
  (points: readonly NamedPoint<P>[]): O.Option<string> => {
    const diagnosis = diagnoseAt<I, O, P>(network, loss, examples =>
      gradient(examples, noise.slice(0, examples.examples.length))
    )(
      points.flatMap(({ parameters }, k) =>
        (k === 0 ? batchesOf(whole) : [whole]).map(each => ({
          batch: each,
          parameters,
          noise: noise.slice(0, each.examples.length)
        }))
      )
    )
    return diagnosis._tag === 'Right' ? O.none : O.some(showDiagnosis(diagnosis))
  }
