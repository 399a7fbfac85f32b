/**
 * What the command asks of the machine: the one way from the program to files, streams, the clock and signals.
 */
import type { Either } from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ByteSource } from '../data/byte-source.ts'
import type { PlainState } from '../exchange/state-file/plain-state.ts'
import type { Programs } from './review/programs.ts'

/** What was wrong with a file or a folder. */
export type FileProblem = 'missing' | 'isFolder' | 'isNoFolder' | 'isNoFile' | 'denied' | 'full' | 'busy' | 'other'

/** What stands after files could not be written; `left` is what could not be removed. */
export type Standing =
  | { readonly _tag: 'Earlier'; readonly left: Option<string> }
  | { readonly _tag: 'New'; readonly left: Option<string> }
  /** Some of both sets: what is not in its place is in these folders. */
  | { readonly _tag: 'Between'; readonly next: string; readonly earlier: string }

/** A file or folder that could not be used; `reason` is the system's own message. */
export type FileError = {
  readonly _tag: 'FileError'
  readonly path: string
  readonly problem: FileProblem
  readonly reason: string
  /** After files were to be written; left out, it is what stood before. */
  readonly stands?: Standing
}

/** A module that failed while it was loaded; `code` is Node's, `place` is `file:line:column` where known. */
export type ModuleError = {
  readonly _tag: 'ModuleError'
  readonly path: string
  readonly reason: string
  readonly code: string
  readonly place: string
}

/** A file to write: its name in the folder and its text. */
export type TextFile = { readonly name: string; readonly text: string }

/** Files that belong together: all of them are written or none. */
export interface FileSet {
  readonly folder: string
  readonly files: readonly TextFile[]
  /** Every name that a set of this kind may have: those of an earlier set that are not in this one are removed. */
  readonly names: readonly string[]
  /** Those of them that are known to be of an earlier set: a single file of another name may be anybody's, and stays. */
  readonly own?: readonly string[]
}

/** A signal that asks the program to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** The state of a course of training, for whoever may have to write it without the program that trains. */
export interface Kept {
  readonly folder: string
  readonly name: string
  /** How far it has come, in words. */
  readonly after: string
  /** Its history is empty. */
  readonly state: PlainState
  /** That of the epochs since the last state that was kept. */
  readonly history: KeptHistory
  /** What there is to say of an epoch that is not finished: nothing, or one item, which goes behind the history. */
  readonly unfinished: readonly Readonly<Record<string, number>>[]
  /** Whether the history begins anew. */
  readonly isFirst: boolean
}

/** Numbers by name, of one epoch after the other, in parts of some epochs each. */
export interface KeptHistory {
  readonly names: readonly string[]
  readonly numbers: readonly Float64Array[]
}

/** A state that was written. */
export interface SavedKept {
  readonly file: string
  readonly after: string
}

/** Tasks for threads: a module that exports `prepare`, which makes of the setup what does a task. All of it is plain data. */
export interface Work {
  /** The URL of the module. */
  readonly module: string
  readonly setup: unknown
  readonly tasks: readonly unknown[]
}

/** What came of a task. */
export interface TaskDone {
  /** The place of the task among all. */
  readonly index: number
  readonly result: unknown
}

/** What the module of some work exports as `prepare`; the text is what went wrong. */
export type Prepare = (setup: unknown) => (capabilities: Capabilities) => TaskEither<string, (task: unknown) => unknown>

/** A file that is open. What goes wrong while it is read, or that it has changed when it is closed, is thrown as a `FileError`. */
export interface OpenFile extends ByteSource {
  readonly close: IO<void>
}

/** The path that stands for standard input. */
export const standardInput = '-'

export interface Capabilities {
  /** The version of this package. */
  readonly version: string
  readonly node: { readonly version: string; readonly runsTypeScript: boolean }
  /** The terminals' columns; `None` for a stream that is no terminal. */
  readonly columns: { readonly stdout: Option<number>; readonly stderr: Option<number> }
  readonly readFile: (path: string) => TaskEither<FileError, Uint8Array>
  /** A large file whose bytes are read where they are asked for; `None` of what is small, packed, or no file: `readFile` gives their bytes. */
  readonly openFile: (path: string) => TaskEither<FileError, Option<OpenFile>>
  /** Lets go the bytes that `readFile` gave: nobody reads them any more. */
  readonly letGo: (bytes: Uint8Array) => IO<void>
  /** The bytes of a file or of standard input in parts, as they are asked for, unpacked where gzip packed them; an error ends them. */
  readonly readChunks: (path: string) => AsyncIterable<Either<FileError, Uint8Array>>
  /** The exports of a module. */
  readonly importModule: (path: string) => TaskEither<ModuleError, unknown>
  /** The names of what is in a folder. */
  readonly listFolder: (folder: string) => TaskEither<FileError, readonly string[]>
  /** Whether files can be written into a folder that exists or can be made; makes nothing. */
  readonly checkFolder: (folder: string) => TaskEither<FileError, void>
  /** Takes a folder for this run until it ends, and makes it if it is not there: no other run writes into it meanwhile. */
  readonly claim: (folder: string) => TaskEither<FileError, void>
  /** What tells a file from every other, whatever path or link leads to it; `None` where there is none. */
  readonly identity: (path: string) => TaskEither<FileError, Option<string>>
  readonly writeFiles: (set: FileSet) => TaskEither<FileError, void>
  /** Writes a file of parts as they come; until all of them are on the disk, what was there stands. */
  readonly writeParts: (file: string, parts: AsyncIterable<string>) => TaskEither<FileError, void>
  /** Takes parts to their end before it gives them out: in memory while they are few, else in a file that is gone with the process. */
  readonly hold: (parts: AsyncIterable<string>) => TaskEither<FileError, AsyncIterable<string>>
  /** Keeps a state: should a signal find the program in the middle of a step, the state that was kept last is written. */
  readonly keep: (kept: Kept) => IO<void>
  /** Says which file holds what is done so far: a signal that finds the program in the middle of something is answered with it. */
  readonly stands: (saved: SavedKept) => IO<void>
  /** Writes the state that was kept last, if one was; else what was said to stand. */
  readonly saveKept: TaskEither<FileError, Option<SavedKept>>
  /** How many threads run at the same time. */
  readonly cores: number
  /** Does tasks in so many threads, in their order as threads are free; a failure, or that it is stopped, ends it with what has not been done. */
  readonly share: (work: Work, workers: number, isStopped: IO<boolean>) => AsyncIterable<Either<string, TaskDone>>
  /** What stands after `lawgrad` on the command line. */
  readonly words: readonly string[]
  readonly writeOut: (text: string) => IO<void>
  /** Waits until what was written out has been taken, so that what waits does not grow. */
  readonly drained: Task<void>
  readonly writeError: (text: string) => IO<void>
  /** Milliseconds since some moment. */
  readonly now: IO<number>
  /** Other programs. */
  readonly programs: Programs
  /** Lets the machine attend to what waits, signals among it. */
  readonly pause: Task<void>
  /** Catches signals from now on; the answer tells which came, if one did. A second one ends the process at once. */
  readonly listen: IO<IO<Option<StopSignal>>>
}
