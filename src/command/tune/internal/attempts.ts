import * as E from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'
import { trialOf } from '../../../training/tune/tune.ts'
import type { Capabilities, StopSignal } from '../../capabilities.ts'
import { failed } from '../../effects.ts'
import type { CommandError } from '../../command-error.ts'
import { inOrder, isOf, type AnyTrial } from '../trials.ts'
import { resultCodec } from '../work.ts'
import type { Search } from '../search.ts'

/** What happens on the way. */
export interface Between {
  readonly share: Capabilities['share']
  readonly workers: number
  readonly stopped: () => Option<StopSignal>
  readonly show: (trials: readonly AnyTrial[]) => void
  /** Writes all trials that there are. */
  readonly write: (trials: readonly AnyTrial[]) => Promise<E.Either<CommandError, void>>
}

/** Tries the points that are not among the earlier ones, in threads, up to a stop: all trials that there are then. */
export const attempts = async (
  { options, points, parts }: Search,
  earlier: readonly AnyTrial[],
  { share, workers, stopped, show, write }: Between
): Promise<E.Either<CommandError, readonly AnyTrial[]>> => {
  const open = points.flatMap((point, index) => (earlier.some(isOf(point)) ? [] : [{ point, index }]))
  const tasks = open.flatMap(({ index }) => parts.map((_, part) => ({ point: index, part })))
  const scores = new Map<number, (number | undefined)[]>()
  let trials = inOrder(points, earlier)
  const file = import.meta.url.endsWith('.ts') ? '../work.ts' : '../work.js'
  const work = { module: new URL(file, import.meta.url).href, setup: options.raw, tasks }
  for await (const told of share(work, workers, () => stopped()._tag === 'Some')) {
    if (E.isLeft(told)) return E.left(failed(`expected trials to end; got ${told.left}.`))
    const result = resultCodec.decode(told.right.result)
    if (E.isLeft(result)) return E.left(failed('expected a score of a trial; got something else.'))
    if (E.isLeft(result.right)) return E.left(failed(result.right.left))
    const task = tasks[told.right.index]!
    const point = points[task.point]!
    const known = scores.get(task.point) ?? parts.map(() => undefined)
    known[task.part] = result.right.right
    scores.set(task.point, known)
    const all = known.filter(score => score !== undefined)
    if (all.length < parts.length) continue
    scores.delete(task.point)
    trials = inOrder(points, [...trials, trialOf(point, all)])
    const written = await write(trials)
    if (E.isLeft(written)) return written
    show(trials)
  }
  return E.right(trials)
}
