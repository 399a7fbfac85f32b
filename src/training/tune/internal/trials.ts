import { pointKey, type AnyPoint } from './key.ts'
import type { Trial } from '../tune.ts'

/** The trials of points, one by one as they are asked for: those that are done already as they are, each other one tried. */
export const trialsOf = <P extends AnyPoint>(
  points: readonly P[],
  done: readonly Trial<P>[],
  attempt: (point: P) => Trial<P>
): Iterable<Trial<P>> => ({
  *[Symbol.iterator]() {
    const known = new Map(done.map(trial => [pointKey(trial.point), trial]))
    for (const point of points) yield known.get(pointKey(point)) ?? attempt(point)
  }
})
