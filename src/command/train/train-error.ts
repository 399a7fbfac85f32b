/** What only training meets, and the sentences for it. */
import { formatNumber } from '../../report/format-number.ts'
import { showReportError, type ReportError } from '../../report/report-error.ts'

export type TrainError =
  | {
      readonly _tag: 'Diverged'
      readonly epoch: number
      readonly learningRate: number
      /** Whether the loss takes logarithms of probabilities. */
      readonly probabilities: boolean
    }
  | { readonly _tag: 'ReportFailed'; readonly error: ReportError }

export const showTrainError = (error: TrainError): string => {
  switch (error._tag) {
    case 'Diverged':
      return diverged(error)
    case 'ReportFailed':
      return `expected to draw the report; it failed, and nothing was written. ${showReportError(error.error)}`
  }
}

const probabilityRemedy =
  'The loss takes probabilities, and one that rounds to 0 or 1 makes it infinite: leave the last activation out and give the loss of logits with --loss, which stays finite.'

const diverged = ({
  epoch,
  learningRate,
  probabilities
}: Extract<TrainError, { readonly _tag: 'Diverged' }>): string => {
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
