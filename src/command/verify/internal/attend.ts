import type { Option } from 'fp-ts/lib/Option.js'
import type { StopSignal } from '../../capabilities.ts'

/** How a list of things to do went. */
export type Attended<A> =
  | { readonly _tag: 'Finished'; readonly answers: readonly A[] }
  | { readonly _tag: 'Stopped'; readonly done: number; readonly signal: StopSignal }
  | { readonly _tag: 'Threw'; readonly cause: unknown }

/** What happens in between. */
export interface Meanwhile {
  readonly pause: () => Promise<void>
  readonly stopped: () => Option<StopSignal>
  readonly show: (done: number, name: string) => void
  /** Milliseconds since some moment. */
  readonly now: () => number
  /** Said now and then, where no terminal shows the progress. */
  readonly tell: (done: number, name: string) => void
}

/** How long nothing is said at most, in milliseconds, if no single check takes longer. */
const silence = 5000

/** Does one thing after the other, and lets the machine attend to signals in between. */
export const attend = async <A>(
  things: readonly { readonly name: string; readonly run: () => A }[],
  { pause, stopped, show, now, tell }: Meanwhile
): Promise<Attended<A>> => {
  const answers: A[] = []
  let last = now()
  for (const { name, run } of things) {
    show(answers.length, name)
    if (now() - last >= silence) {
      tell(answers.length, name)
      last = now()
    }
    await pause()
    const signal = stopped()
    if (signal._tag === 'Some') return { _tag: 'Stopped', done: answers.length, signal: signal.value }
    try {
      answers.push(run())
    } catch (cause) {
      return { _tag: 'Threw', cause }
    }
  }
  return { _tag: 'Finished', answers }
}
