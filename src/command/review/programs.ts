/** What reviewing asks of the machine. */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Launch } from '../../../laws/review/program.ts'
import type { FileError } from '../capabilities.ts'

/** Other programs: how they are run, and where they are. */
export interface Programs {
  /** Runs a command line in the shell. */
  readonly launch: (command: string) => Launch
  /** The names of the files in a folder, sorted. */
  readonly list: (folder: string) => TaskEither<FileError, readonly string[]>
  /** How many can run at a time. */
  readonly cores: number
}
