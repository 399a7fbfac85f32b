/**
 * The probable cause of a gradient that fails.
 */
import type { Batch, Layer, Loss, Noise, Size } from '../../src/index.ts'
import { diagnoseAt } from '../diagnose/at-network.ts'
import { showDiagnosis } from '../diagnose/diagnosis.ts'
import * as O from 'fp-ts/lib/Option.js'
import type { NamedPoint } from './points.ts'

/** What the gradient of a network behaves like, or what is known of it where that is unknown; nothing where it is right. */
export const causeOf =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<O>,
    batch: Batch<I, O>,
    noise: readonly Noise[],
    gradient: (parameters: P) => readonly number[]
  ) =>
  (points: readonly NamedPoint<P>[]): O.Option<string> => {
    const diagnosis = diagnoseAt<I, O, P>(
      network,
      loss,
      () => gradient
    )(points.map(({ parameters }) => ({ batch, parameters, noise })))
    return diagnosis._tag === 'Right' ? O.none : O.some(showDiagnosis(diagnosis))
  }
