import type { Option } from 'fp-ts/lib/Option.js'
import type { EpochMetrics } from '../../../training/fit.ts'
import type { StopSignal } from '../../capabilities.ts'

/** How training went: to its end, or to a stop on the way. */
export type Course<S> =
  | { readonly _tag: 'Finished'; readonly history: readonly EpochMetrics[]; readonly state: S }
  | { readonly _tag: 'Stopped'; readonly epoch: number; readonly signal: StopSignal }
  | { readonly _tag: 'Broken'; readonly epoch: number }
  | { readonly _tag: 'Threw'; readonly cause: unknown }

/** What happens between stretches of epochs. */
export interface Between {
  readonly now: () => number
  readonly pause: () => Promise<void>
  readonly stopped: () => Option<StopSignal>
  readonly show: (metrics: EpochMetrics) => void
}

/** Milliseconds of a stretch: short enough to stop at once, long enough to cost nothing. */
const stretch = 80

/** Takes states as long as they come and are finite, and lets the machine attend to signals in between. */
export const drive = async <S>(
  states: Iterable<readonly [EpochMetrics, S]>,
  start: S,
  { now, pause, stopped, show }: Between
): Promise<Course<S>> => {
  const iterator = states[Symbol.iterator]()
  const history: EpochMetrics[] = []
  let state = start
  let deadline = now()
  for (;;) {
    if (now() >= deadline) {
      const last = history.at(-1)
      if (last !== undefined) show(last)
      await pause()
      const signal = stopped()
      if (signal._tag === 'Some') return { _tag: 'Stopped', epoch: history.length, signal: signal.value }
      deadline = now() + stretch
    }
    let next
    try {
      next = iterator.next()
    } catch (cause) {
      return { _tag: 'Threw', cause }
    }
    if (next.done === true) return { _tag: 'Finished', history, state }
    const metrics = next.value[0]
    if (!Number.isFinite(metrics.cost) || !Number.isFinite(metrics.gradientNorm))
      return { _tag: 'Broken', epoch: metrics.epoch }
    history.push(metrics)
    state = next.value[1]
  }
}
