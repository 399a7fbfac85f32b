/** What only training meets, and the sentences for it. */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { formatNumber } from '../../report/format-number.ts'
import { showReportError, type ReportError } from '../../report/report-error.ts'
import type { Divergence } from '../../training/divergence.ts'

export type TrainError =
  | {
      readonly _tag: 'Diverged'
      readonly epoch: number
      readonly learningRate: number
      /** Whether the loss takes logarithms of probabilities. */
      readonly probabilities: boolean
      /** What is said of the sizes of the columns. */
      readonly scaling: O.Option<string>
      readonly found: O.Option<Divergence>
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

/** What is not finite, and where. */
const whatBroke = (found: O.Option<Divergence>): string =>
  pipe(
    found,
    O.match(
      () => 'J or its gradient is NaN or infinite',
      divergence => {
        if (divergence._tag !== 'NotFinite') return 'J or its gradient is NaN or infinite'
        const { what, value, tensor } = divergence
        const names = { cost: 'the cost J', gradient: 'the norm of the gradient', parameters: 'a parameter' }
        return `${names[what]} is ${value}${O.isSome(tensor) ? ` (then the parameters ${tensor.value}, too)` : ''}`
      }
    )
  )

const diverged = ({
  epoch,
  learningRate,
  probabilities,
  scaling,
  found
}: Extract<TrainError, { readonly _tag: 'Diverged' }>): string => {
  const slower = `--learning-rate ${formatNumber(3)(learningRate / 10)}`
  const [before, remedy] =
    epoch <= 1
      ? [
          'expected finite numbers; J or its gradient is NaN or infinite at the initial parameters already',
          pipe(
            scaling,
            O.match(
              () => 'Rescale the columns of the data, or take an initializer with smaller values.',
              hint => `${hint}; or take an initializer with smaller values.`
            )
          )
        ]
      : [
          `expected J to stay finite; training diverged in epoch ${epoch}: ${whatBroke(found)}`,
          pipe(
            scaling,
            O.match(
              () => `Take a smaller learning rate, such as ${slower}, or clip the gradient: --clip-norm 1.`,
              hint => `${hint}; or take a smaller learning rate, such as ${slower}.`
            )
          )
        ]
  return `${before}, and nothing was written. ${probabilities ? probabilityRemedy : remedy}`
}
