/**
 * What the command asks of the machine: the one way from the program to files, streams, the clock and signals.
 */
import type { IO } from 'fp-ts/lib/IO.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** What was wrong with a file or a folder. */
export type FileProblem = 'missing' | 'isFolder' | 'isNoFolder' | 'isNoFile' | 'denied' | 'full' | 'other'

/** A file or folder that could not be used; `reason` is the system's own message. */
export type FileError = {
  readonly _tag: 'FileError'
  readonly path: string
  readonly problem: FileProblem
  readonly reason: string
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
}

/** A signal that asks the program to stop. */
export type StopSignal = 'SIGINT' | 'SIGTERM'

export interface Capabilities {
  /** The version of this package. */
  readonly version: string
  readonly node: { readonly version: string; readonly runsTypeScript: boolean }
  /** The terminals' columns; `None` for a stream that is no terminal. */
  readonly columns: { readonly stdout: Option<number>; readonly stderr: Option<number> }
  readonly readFile: (path: string) => TaskEither<FileError, Uint8Array>
  /** The exports of a module. */
  readonly importModule: (path: string) => TaskEither<ModuleError, unknown>
  /** Whether files can be written into a folder that exists or can be made; makes nothing. */
  readonly checkFolder: (folder: string) => TaskEither<FileError, void>
  readonly writeFiles: (set: FileSet) => TaskEither<FileError, void>
  readonly writeOut: (text: string) => IO<void>
  readonly writeError: (text: string) => IO<void>
  /** Milliseconds since some moment. */
  readonly now: IO<number>
  /** Lets the machine attend to what waits, signals among it. */
  readonly pause: Task<void>
  /** Catches signals from now on; the answer tells which came, if one did. A second one ends the process at once. */
  readonly listen: IO<IO<Option<StopSignal>>>
}
