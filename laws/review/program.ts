/**
 * A program under review: how it is spoken to, and what may go wrong with it.
 */
import type * as E from 'fp-ts/lib/Either.js'
import type { Request, answerCodecs } from './protocol.ts'
import type * as t from 'io-ts'

/** What came from a program. */
export type Heard =
  | { readonly _tag: 'Line'; readonly line: string }
  | { readonly _tag: 'Ended'; readonly how: string }
  | { readonly _tag: 'Silent'; readonly partial: string }
  | { readonly _tag: 'TooLong'; readonly start: string; readonly bytes: number }

/** A process that runs. */
export interface Running {
  readonly write: (line: string) => void
  /** The next line that it writes, within so many milliseconds. */
  readonly read: (milliseconds: number) => Promise<Heard>
  /** The last lines of its standard error. */
  readonly complaints: () => readonly string[]
  readonly kill: () => Promise<void>
  /** Milliseconds since some moment. */
  readonly now: () => number
}

/** Starts a program. */
export type Launch = () => Running

/** What may go wrong with a program. */
export type Trouble =
  | { readonly _tag: 'Ended'; readonly how: string; readonly complaints: readonly string[] }
  | {
      readonly _tag: 'Silent'
      readonly milliseconds: number
      readonly partial: string
      readonly complaints: readonly string[]
    }
  | { readonly _tag: 'TooLong'; readonly start: string; readonly bytes: number }
  | { readonly _tag: 'NotJson'; readonly line: string; readonly reason: string }
  | { readonly _tag: 'OutOfOrder'; readonly line: string; readonly expected: number }
  | { readonly _tag: 'Malformed'; readonly line: string; readonly reason: string }
  | { readonly _tag: 'Refused'; readonly reason: string }

/** The answers of a request by what it does. */
export type Answers = { readonly [K in keyof typeof answerCodecs]: t.TypeOf<(typeof answerCodecs)[K]> }

/** A program that is asked one thing after the other. */
export interface Session {
  readonly ask: <K extends keyof Answers>(
    what: K,
    request: Omit<Extract<Request, { readonly do: K }>, 'id' | 'do'>
  ) => Promise<E.Either<Trouble, Answers[K]>>
  /** The next request goes to a new process. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
  /** A conversation with another process of the same program, beside this one. */
  readonly beside: () => Session
  /** Lines on standard output that were no answers: how many, and the first. */
  readonly noise: () => { readonly count: number; readonly first: string }
  /** How often it was asked, and how often it was started. */
  readonly counts: () => { readonly asked: number; readonly started: number }
}

/** Lines that name a place on the way to a fault, underline it, or are about the language: they say nothing of the fault. */
const isFrame = (line: string): boolean =>
  /^\s+at .*[):\d]$|^\s*\.{3} \d+ more|^[\s^~]*$|^Node\.js v|^note: run with|^\s*stack backtrace:/u.test(line)

/** The last lines that say something of a fault. */
const lastLines = (lines: readonly string[]): string => {
  const telling = lines.filter(line => !isFrame(line))
  const last = (telling.length === 0 ? lines : telling).slice(-3).map(line => line.trim())
  return last.length === 0 ? '' : `; the last of its standard error: ${last.join(' | ')}`
}

const shown = (line: string): string => (line.length > 160 ? `${line.slice(0, 160)}…` : line)

/** A trouble in a sentence: what was expected, what came, and where. Never fails. */
export const showTrouble = (trouble: Trouble): string => {
  switch (trouble._tag) {
    case 'Ended':
      return `expected an answer; the program ended (${trouble.how})${lastLines(trouble.complaints)}`
    case 'Silent':
      return `expected an answer within ${trouble.milliseconds / 1000} s; got ${trouble.partial === '' ? 'nothing' : `the part of a line "${shown(trouble.partial)}"`}${lastLines(trouble.complaints)}. Flush standard output after each line`
    case 'TooLong':
      return `expected a line of at most ${trouble.bytes} bytes; got a longer one that begins "${shown(trouble.start)}"`
    case 'NotJson':
      return `expected a line of JSON; got "${shown(trouble.line)}" (${trouble.reason}). Write nothing else to standard output`
    case 'OutOfOrder':
      return `expected the answer to request ${trouble.expected}; got "${shown(trouble.line)}". Answer each request once, with its id`
    case 'Malformed':
      return `expected ${trouble.reason}; got "${shown(trouble.line)}"`
    case 'Refused':
      return `the program says: ${shown(trouble.reason)}`
  }
}
