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
}

/** Does one thing after the other, and lets the machine attend to signals in between. */
export const attend = async <A>(
  things: readonly { readonly name: string; readonly run: () => A }[],
  { pause, stopped, show }: Meanwhile
): Promise<Attended<A>> => {
  const answers: A[] = []
  for (const { name, run } of things) {
    show(answers.length, name)
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
