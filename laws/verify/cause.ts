/**
 * The probable cause of a gradient that fails.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Batch, Layer, Loss } from '../../src/index.ts'
import { diagnoseAt } from '../diagnose/at-network.ts'
import { anySize } from '../internal/any-size.ts'
import type { NamedPoint } from './points.ts'

/** How near the numbers of a planted bug must come to be called its. */
const near = 1e-9

/** What the gradient of a network behaves like: the planted bug that has its numbers, and how nearly; if any does. */
export const causeOf =
  <I extends number, O extends number, P>(
    network: Layer<I, O, P>,
    loss: Loss<O>,
    batch: Batch<I, O>,
    gradient: (batch: Batch<I, O>) => (parameters: P) => readonly number[]
  ) =>
  (points: readonly NamedPoint<P>[]): O.Option<string> =>
    pipe(
      diagnoseAt<I, O, P>(network, anySize(loss), gradient)(points.map(({ parameters }) => ({ batch, parameters }))),
      O.map(({ candidates }) => candidates.filter(({ deviation }) => deviation <= near).slice(0, most)),
      O.filter(causes => causes.length > 0),
      O.map(causes =>
        causes.map(({ cause, deviation }) => `${cause} (${precisely(deviation)})`).join('; or, as near, ')
      )
    )

/** As many causes as are told that nothing tells apart. */
const most = 3

const precisely = (deviation: number): string => (deviation === 0 ? 'exactly' : `to ${deviation.toExponential(0)}`)
