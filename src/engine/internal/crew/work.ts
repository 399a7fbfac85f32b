/**
 * How threads share a step: each takes the next ticket that is open, and does it. Who does which one changes no bit.
 */
import type { Tickets } from '../compile/tickets.ts'

/** The words of a step's state, each on a cache line of its own. They only grow, modulo 2³²: what was read of a run long over is known by its numbers. */
export const words = {
  /** The ticket to be taken next. */
  next: 0,
  /** Tickets that are done. */
  done: 16,
  /** Where the tickets of this run end, where they begin, and the program that they are of. */
  end: 32,
  base: 33,
  program: 34,
  /** Not 0 once something went wrong: memory is then not to be used. */
  failed: 48
} as const

export const wordCount = 64

/** A program in a thread. */
export interface Own {
  readonly calls: readonly (() => void)[]
  /** The tickets that must be done before each one, and those that are done when its phase is. */
  readonly opens: readonly number[]
  readonly closes: readonly number[]
}

/** The tickets of a program, with the functions that they call. */
export const ownOf = ({ calls, opens }: Tickets, exports: Readonly<Record<string, unknown>>): Own => ({
  calls: calls.map(([name, from]) => {
    // proof: the module exports a function of one number for each ticket
    const run = exports[name] as (from: number) => void
    return () => run(from)
  }),
  opens,
  closes: opens.map(open => opens.find(each => each > open) ?? opens.length)
})

/** Looks at a word so many times before it sleeps: some tens of microseconds. */
const looks = 5000

/** Milliseconds of a sleep that nobody ends. */
const nap = 100

/** Waits until a word is no longer what was seen, a while at most; whether it changed. */
export const changed = (state: Int32Array, word: number, seen: number, most = nap): boolean => {
  for (let look = 0; look < looks; look++) if (Atomics.load(state, word) !== seen) return true
  return Atomics.wait(state, word, seen, most) !== 'timed-out'
}

/** Takes tickets and does them until there are none left, or something went wrong. `wait` is called where the next one is not open yet. */
export const work = (state: Int32Array, programs: readonly Own[], wait: (seen: number) => void): void => {
  while (Atomics.load(state, words.failed) === 0) {
    const ticket = Atomics.load(state, words.next)
    if (ticket === Atomics.load(state, words.end)) return
    const base = Atomics.load(state, words.base)
    const { calls, opens, closes } = programs[Atomics.load(state, words.program)]!
    const k = (ticket - base) | 0
    const seen = Atomics.load(state, words.done)
    if (((seen - base) | 0) < (opens[k] ?? 0)) {
      wait(seen)
      continue
    }
    // whoever takes it has seen all of this of the run that it belongs to
    if (Atomics.compareExchange(state, words.next, ticket, (ticket + 1) | 0) !== ticket) continue
    try {
      calls[k]!()
    } catch (cause) {
      Atomics.store(state, words.failed, 1)
      Atomics.notify(state, words.done)
      throw cause
    }
    const done = Atomics.add(state, words.done, 1) + 1
    if (((done - base) | 0) === closes[k]) Atomics.notify(state, words.done)
  }
}
