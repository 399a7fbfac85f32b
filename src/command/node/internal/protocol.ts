import type * as E from 'fp-ts/lib/Either.js'
import type * as O from 'fp-ts/lib/Option.js'
import type { MessagePort } from 'node:worker_threads'
import type { FileError, FileSet, Kept, SavedKept, StopSignal } from '../../capabilities.ts'
import type { ExitCode } from '../../command-error.ts'

/** What the thread of the program asks of the thread that has the terminal, the signals and the files that are written. */
export type Request =
  | { readonly _tag: 'CheckFolder'; readonly folder: string }
  | { readonly _tag: 'Claim'; readonly folder: string }
  | { readonly _tag: 'WriteFiles'; readonly set: FileSet }
  /** Answered when all that was told before is written out. */
  | { readonly _tag: 'Drained' }
  | { readonly _tag: 'SaveKept' }

/** What it tells. */
export type Message =
  | { readonly _tag: 'Asked'; readonly id: number; readonly request: Request }
  | { readonly _tag: 'Out'; readonly text: string }
  | { readonly _tag: 'Error'; readonly text: string }
  | { readonly _tag: 'Listens' }
  | { readonly _tag: 'Kept'; readonly kept: Kept }
  | { readonly _tag: 'Stands'; readonly saved: SavedKept }
  /** A module of the user's is being loaded, or is no longer. */
  | { readonly _tag: 'Loading'; readonly path: O.Option<string> }
  /** Something in it calls for the end of the process. */
  | { readonly _tag: 'Left'; readonly call: string; readonly stack: string }
  | { readonly _tag: 'Done'; readonly code: ExitCode }

/** What came of what was asked; a state, if one was saved. */
export type Result = E.Either<FileError, O.Option<SavedKept>>

/** What it is answered. */
export interface Answer {
  readonly id: number
  readonly result: Result
}

/** What the thread is started with. */
export interface Start {
  readonly words: readonly string[]
  readonly port: MessagePort
  /** One number: the place of the signal that came in `signals`, from 1; 0 for none. */
  readonly signal: Int32Array
  readonly columns: { readonly stdout: O.Option<number>; readonly stderr: O.Option<number> }
}

export const signals: readonly StopSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP']
