import type { Option } from 'fp-ts/lib/Option.js'
import type { KeptHistory, StopSignal } from '../../capabilities.ts'
import type { Every } from '../checkpoints.ts'
import type { Epoch, Epochs } from './epochs.ts'

/** Some steps: the numbers of the epochs that ended with them, in parts, and the state after them, which is asked for before the next ones are. */
export interface Steps<S> {
  readonly epochs: readonly Float64Array[]
  readonly reached: () => S
}

/** Where training is: the epochs that are done, and the state. */
export interface Reached<S> {
  readonly history: readonly Epoch[]
  readonly state: S
}

/** How training went: to its end, or to a stop on the way. */
export type Course<S> =
  | ({ readonly _tag: 'Finished' } & Reached<S>)
  | ({ readonly _tag: 'Stopped'; readonly signal: StopSignal } & Reached<S>)
  /** A number that is not finite: the history ends with it, the state is that of the step that it causes. */
  | ({ readonly _tag: 'Broken' } & Reached<S>)
  | { readonly _tag: 'Threw'; readonly cause: unknown }

/** What happens between stretches of steps. */
export interface Between<S> {
  readonly now: () => number
  readonly pause: () => Promise<void>
  readonly stopped: () => Option<StopSignal>
  readonly show: (metrics: Epoch) => void
  /** Keeps a state, with the epochs since the last that was kept, or all if it is the first. */
  readonly keep: (state: S, epochs: KeptHistory, isFirst: boolean) => void
  /** Writes the state that was kept last. */
  readonly save: () => Promise<void>
  readonly every: Option<Every>
}

/** Milliseconds of a stretch: short enough to stop at once, long enough to cost nothing. */
const stretch = 25

/** Milliseconds between two lines of progress. */
const glance = 80

/** Milliseconds by which a stretch is too long if a step in it may take fifty, too long to wait for its end: the state before the next one is kept, whatever that costs. */
const late = 25

/** Milliseconds between two states that are kept where steps are shorter, after the first, which is kept at once: the thread answers a signal itself, and what is lost when it does not is soon made again. */
const rest = 250

/** Keeping takes no more than a twentieth of the time. */
const share = 20

/**
 * Takes stretches of steps, which end when it is time, as long as they come and are finite, keeps states for whoever may have to write them, and lets the machine attend to
 * signals in between.
 */
export const drive = async <S>(
  stretchesUntil: (isDue: () => boolean) => Iterable<Steps<S>>,
  epochs: Epochs,
  start: S,
  { now, pause, stopped, show, keep, save, every }: Between<S>
): Promise<Course<S>> => {
  const checkpoint = every._tag === 'Some' && every.value._tag === 'Milliseconds' ? every.value.milliseconds : Infinity
  let reached = (): S => start
  let [deadline, shown, saved] = [now(), now(), now()]
  let kept = { at: now(), cost: 0, isFirst: true, isLatest: true }
  const at = (): Reached<S> => ({ history: epochs.all(), state: reached() })
  const keepNow = (): void => {
    const from = now()
    keep(reached(), epochs.news(), kept.isFirst)
    kept = { at: from, cost: now() - from, isFirst: false, isLatest: true }
  }
  const isDue = (): boolean => {
    const time = now()
    return time >= deadline || time - saved >= checkpoint
  }
  const iterator = stretchesUntil(isDue)[Symbol.iterator]()
  if (epochs.length() > 0) keepNow()
  for (;;) {
    const time = now()
    if (time >= deadline) {
      const epoch = time - shown >= glance ? epochs.last() : undefined
      if (epoch !== undefined) {
        show(epoch)
        shown = time
      }
      const signal = stopped()
      if (
        !kept.isLatest &&
        (kept.isFirst ||
          signal._tag === 'Some' ||
          time - deadline >= late ||
          time - kept.at >= Math.max(rest, share * kept.cost))
      )
        keepNow()
      if (signal._tag === 'Some') return { _tag: 'Stopped', ...at(), signal: signal.value }
      await pause()
      deadline = now() + stretch
    }
    let next
    try {
      next = iterator.next()
    } catch (cause) {
      return { _tag: 'Threw', cause }
    }
    if (next.done === true) {
      if (!kept.isLatest) keepNow()
      return { _tag: 'Finished', ...at() }
    }
    ;({ reached } = next.value)
    kept = { ...kept, isLatest: false }
    const ended = next.value.epochs.length > 0
    if (ended) {
      epochs.add(next.value.epochs)
      const { cost = NaN, gradientNorm = NaN } = epochs.last() ?? {}
      if (!Number.isFinite(cost) || !Number.isFinite(gradientNorm)) return { _tag: 'Broken', ...at() }
    }
    const isSaved =
      every._tag === 'Some' &&
      (every.value._tag === 'Milliseconds'
        ? now() - saved >= checkpoint
        : ended && epochs.length() % every.value.epochs === 0)
    if (isSaved) {
      keepNow()
      await save()
      saved = now()
    }
  }
}
