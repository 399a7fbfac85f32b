import type { Option } from 'fp-ts/lib/Option.js'
import type { StopSignal } from '../../capabilities.ts'

/** How a list of things to do went; of further rounds, how many were begun. */
export type Attended<A> =
  | { readonly _tag: 'Finished'; readonly answers: readonly A[]; readonly rounds: number }
  | { readonly _tag: 'Stopped'; readonly done: number; readonly signal: StopSignal }
  | { readonly _tag: 'Threw'; readonly cause: unknown }

/** Something to do, with its name. */
export interface Thing<A> {
  readonly name: string
  readonly run: () => A
}

/** What happens in between. */
export interface Meanwhile<A> {
  readonly pause: () => Promise<void>
  readonly stopped: () => Option<StopSignal>
  readonly show: (done: number, name: string, last: A | undefined) => void
  /** Milliseconds since some moment. */
  readonly now: () => number
  /** Said now and then, where no terminal shows the progress: what has come of some things since it was said last. */
  readonly tell: (done: number, told: readonly (readonly [name: string, answer: A])[]) => void
  /** More things to do when all are done, from round 1 on, and for how many milliseconds in all. */
  readonly further: (round: number) => readonly Thing<A>[]
  readonly milliseconds: number
}

/** How long nothing is said at most, in milliseconds, if no single check takes longer. */
const silence = 2000

/** Does one thing after the other, and lets the machine attend to signals in between. */
export const attend = async <A>(
  things: readonly Thing<A>[],
  { pause, stopped, show, now, tell, further, milliseconds }: Meanwhile<A>
): Promise<Attended<A>> => {
  const answers: A[] = []
  const start = now()
  let [last, rounds] = [start, 0]
  let untold: (readonly [string, A])[] = []
  const isOver = (): boolean => now() - start >= milliseconds
  for (let left = things; left.length > 0; left = isOver() ? [] : further(rounds + 1)) {
    if (left !== things) rounds += 1
    for (const { name, run } of left) {
      if (left !== things && isOver()) break
      show(answers.length, name, answers.at(-1))
      await pause()
      const signal = stopped()
      if (signal._tag === 'Some') return { _tag: 'Stopped', done: answers.length, signal: signal.value }
      try {
        const answer = run()
        answers.push(answer)
        untold.push([name, answer])
      } catch (cause) {
        return { _tag: 'Threw', cause }
      }
      if (now() - last >= silence) {
        tell(answers.length, untold)
        ;[last, untold] = [now(), []]
      }
    }
  }
  return { _tag: 'Finished', answers, rounds }
}
