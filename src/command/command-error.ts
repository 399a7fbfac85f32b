/**
 * Why a command did not do what it was asked, as data; the sentences and the exit codes for it. What only one command meets it says itself,
 * as `Failed`.
 */
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { showDataErrors, type DataError } from '../data/data-error.ts'
import type { FileError, ModuleError, StopSignal } from './capabilities.ts'
import { showDataFileError, showModuleError, showOutputError, type OutputOption } from './file-sentences.ts'
import { showModelError, type ModelError } from './model-error.ts'
import { showOptionError, type OptionError } from './option-error.ts'

export type CommandError =
  | { readonly _tag: 'UsageError'; readonly sentence: string }
  | { readonly _tag: 'OptionErrors'; readonly errors: NonEmptyArray<OptionError> }
  | { readonly _tag: 'ModelUnreadable'; readonly error: FileError | ModuleError }
  | { readonly _tag: 'ModelWrong'; readonly error: ModelError }
  | { readonly _tag: 'DataUnreadable'; readonly error: FileError }
  | { readonly _tag: 'DataWrong'; readonly errors: NonEmptyArray<DataError> }
  | { readonly _tag: 'OutputFailed'; readonly option: OutputOption; readonly error: FileError }
  /** `after` says how far it had come, if that is known. */
  | { readonly _tag: 'Interrupted'; readonly signal: StopSignal; readonly after: string; readonly saved?: Saved }
  | { readonly _tag: 'Failed'; readonly sentence: string }

/** A state that was saved, and the command line that goes on from it. */
export type Saved = { readonly file: string; readonly again: string }

/** 0 is done. */
export type ExitCode = 0 | 1 | 2 | 129 | 130 | 143

/** As shells count. */
const codeOfSignal: Readonly<Record<StopSignal, ExitCode>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** 2: what the user gave is wrong; 129, 130 and 143: interrupted; 1: anything else, a law that fails among it. */
export const exitCode = (error: CommandError): ExitCode => {
  switch (error._tag) {
    case 'UsageError':
    case 'OptionErrors':
    case 'ModelUnreadable':
    case 'ModelWrong':
    case 'DataUnreadable':
    case 'DataWrong':
      return 2
    case 'Failed':
      return 1
    case 'OutputFailed':
      return error.error.problem === 'isNoFolder' ? 2 : 1
    case 'Interrupted':
      return codeOfSignal[error.signal]
  }
}

/** The error in sentences: what was expected, what came, where, and the remedy. */
export const showCommandError = (error: CommandError): string => {
  switch (error._tag) {
    case 'UsageError':
    case 'Failed':
      return error.sentence
    case 'OptionErrors':
      return error.errors.map(showOptionError).join('\n')
    case 'ModelUnreadable':
      return showModuleError(error.error)
    case 'ModelWrong':
      return showModelError(error.error)
    case 'DataUnreadable':
      return showDataFileError(error.error)
    case 'DataWrong':
      return showDataErrors(error.errors)
    case 'Interrupted':
      return `interrupted by ${error.signal}${error.after === '' ? '' : ` after ${error.after}`}; ${
        error.saved === undefined
          ? 'nothing was written.'
          : `the state is in ${error.saved.file}.\nTo go on: ${error.saved.again}`
      }`
    case 'OutputFailed':
      return showOutputError(error.option)(error.error)
  }
}
