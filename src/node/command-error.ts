/**
 * Why a command did not do what it was asked, as data; the sentences and the exit codes for it.
 */
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { showDataErrors, type DataError } from '../data/data-error.ts'
import { formatNumber, type ReportError, showReportError } from '../report/index.ts'
import type { FileError, ModuleError, StopSignal } from './capabilities.ts'
import { showDataFileError, showModuleError, showOutputError } from './file-sentences.ts'
import { showModelError, type ModelError } from './model-error.ts'
import { showOptionError, type OptionError } from './option-error.ts'

/** The options that name what is written. */
export type OutputOption = '--output' | '--junit'

export type CommandError =
  | { readonly _tag: 'UsageError'; readonly sentence: string }
  | { readonly _tag: 'OptionErrors'; readonly errors: NonEmptyArray<OptionError> }
  | { readonly _tag: 'ModelUnreadable'; readonly error: FileError | ModuleError }
  | { readonly _tag: 'ModelWrong'; readonly error: ModelError }
  | { readonly _tag: 'DataUnreadable'; readonly error: FileError }
  | { readonly _tag: 'DataWrong'; readonly errors: NonEmptyArray<DataError> }
  | {
      readonly _tag: 'Diverged'
      readonly epoch: number
      readonly learningRate: number
      /** Whether the loss takes probabilities, and nothing else. */
      readonly probabilities: boolean
    }
  | { readonly _tag: 'Interrupted'; readonly signal: StopSignal; readonly epoch: number; readonly epochs: number }
  | { readonly _tag: 'Stopped'; readonly signal: StopSignal; readonly done: number; readonly of: number }
  | { readonly _tag: 'OutputFailed'; readonly option: OutputOption; readonly error: FileError }
  | { readonly _tag: 'ChecksFailed'; readonly failed: number; readonly of: number }
  | { readonly _tag: 'NothingCertified'; readonly reason: string }
  | { readonly _tag: 'ReportFailed'; readonly error: ReportError }

/** 0 is done. */
export type ExitCode = 0 | 1 | 2 | 130 | 143

/** 2: what the user gave is wrong; 130 and 143: interrupted, as shells count; 1: anything else, a law that fails among it. */
export const exitCode = (error: CommandError): ExitCode => {
  switch (error._tag) {
    case 'UsageError':
    case 'OptionErrors':
    case 'ModelUnreadable':
    case 'ModelWrong':
    case 'DataUnreadable':
    case 'DataWrong':
      return 2
    case 'Diverged':
    case 'ReportFailed':
    case 'ChecksFailed':
    case 'NothingCertified':
      return 1
    case 'OutputFailed':
      return error.error.problem === 'isNoFolder' ? 2 : 1
    case 'Interrupted':
    case 'Stopped':
      return error.signal === 'SIGINT' ? 130 : 143
  }
}

/** The error in sentences: what was expected, what came, where, and the remedy. */
export const showCommandError = (error: CommandError): string => {
  switch (error._tag) {
    case 'UsageError':
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
    case 'Diverged':
      return diverged(error)
    case 'Interrupted':
      return `interrupted by ${error.signal} after epoch ${error.epoch} of ${error.epochs}; nothing was written.`
    case 'Stopped':
      return `interrupted by ${error.signal} after ${error.done} of ${error.of} checks; nothing was written.`
    case 'OutputFailed':
      return showOutputError(error.option)(error.error)
    case 'ChecksFailed':
      return `expected every check to hold; ${error.failed} of ${error.of} failed. The report says what differs, and how to see it again.`
    case 'NothingCertified':
      return `expected a gradient that can be checked; nothing of it was certified (${error.reason}). Give data that the network is made for with --data, or the loss that its outputs fit with --loss.`
    case 'ReportFailed':
      return `expected to draw the report; it failed, and nothing was written. ${showReportError(error.error)}`
  }
}

const probabilityRemedy =
  'The loss takes probabilities: end the network in a sigmoid or a softmax, or give the loss of logits with --loss, which stays finite.'

const diverged = ({
  epoch,
  learningRate,
  probabilities
}: Extract<CommandError, { readonly _tag: 'Diverged' }>): string => {
  const [before, remedy] =
    epoch <= 1
      ? [
          'expected finite numbers; J or its gradient is NaN or infinite at the initial parameters already',
          'Rescale the columns of the data, or take an initializer with smaller values.'
        ]
      : [
          `expected J to stay finite; training diverged in epoch ${epoch}: J or its gradient is NaN or infinite`,
          `Take a smaller learning rate, such as --learning-rate ${formatNumber(3)(learningRate / 10)}.`
        ]
  return `${before}, and nothing was written. ${probabilities ? probabilityRemedy : remedy}`
}
