import type { Option } from 'fp-ts/lib/Option.js'
import type { EpochMetrics } from '../../../training/fit.ts'
import type { StopSignal } from '../../capabilities.ts'
import type { Every } from '../checkpoints.ts'

/** An epoch, and J over the validation part after it, where there is one. */
export type Epoch = EpochMetrics & { readonly validation?: number }

/** A state after a step; with the epoch, if the step was its last. */
export interface Step<S> {
  readonly state: S
  readonly epoch: Option<Epoch>
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
  readonly keep: (state: S, epochs: readonly Epoch[], isFirst: boolean) => void
  /** Writes the state that was kept last. */
  readonly save: () => Promise<void>
  readonly every: Option<Every>
}

/** Milliseconds of a stretch: short enough to stop at once, long enough to cost nothing. */
const stretch = 25

/** Milliseconds between two lines of progress. */
const glance = 80

/** Milliseconds of a step that is too long to wait for its end: the state before it is kept, whatever that costs. */
const long = 50

/** Else keeping takes no more than a twentieth of the time. */
const share = 20

/** Takes states as long as they come and are finite, keeps them for whoever may have to write them, and lets the machine attend to signals in between. */
export const drive = async <S>(
  steps: Iterable<Step<S>>,
  start: Reached<S>,
  { now, pause, stopped, show, keep, save, every }: Between<S>
): Promise<Course<S>> => {
  const iterator = steps[Symbol.iterator]()
  const history = [...start.history]
  let state = start.state
  let [deadline, shown, saved] = [now(), now(), now()]
  let kept = { state, epochs: 0, at: now(), cost: 0, isFirst: true }
  const keepNow = (): void => {
    const at = now()
    keep(state, history.slice(kept.epochs), kept.isFirst)
    kept = { state, epochs: history.length, at, cost: now() - at, isFirst: false }
  }
  let last = 0
  if (history.length > 0) keepNow()
  for (;;) {
    const at = now()
    if (at >= deadline) {
      const epoch = history.at(-1)
      if (epoch !== undefined && at - shown >= glance) {
        show(epoch)
        shown = at
      }
      const signal = stopped()
      if (
        kept.state !== state &&
        (signal._tag === 'Some' || at - last >= long || at - kept.at >= Math.max(stretch, share * kept.cost))
      )
        keepNow()
      if (signal._tag === 'Some') return { _tag: 'Stopped', history, state, signal: signal.value }
      await pause()
      deadline = now() + stretch
    }
    last = now()
    let next
    try {
      next = iterator.next()
    } catch (cause) {
      return { _tag: 'Threw', cause }
    }
    if (next.done === true) {
      if (kept.state !== state) keepNow()
      return { _tag: 'Finished', history, state }
    }
    state = next.value.state
    const { epoch } = next.value
    if (epoch._tag === 'Some') {
      history.push(epoch.value)
      if (!Number.isFinite(epoch.value.cost) || !Number.isFinite(epoch.value.gradientNorm))
        return { _tag: 'Broken', history, state }
    }
    const isDue =
      every._tag === 'Some' &&
      (every.value._tag === 'Milliseconds'
        ? now() - saved >= every.value.milliseconds
        : epoch._tag === 'Some' && history.length % every.value.epochs === 0)
    if (isDue) {
      keepNow()
      await save()
      saved = now()
    }
  }
}
