/** The losses by the names that `--loss` takes. */
import * as E from 'fp-ts/lib/Either.js'
import { binaryCrossEntropy } from '../loss/binary-cross-entropy.ts'
import { categoricalCrossEntropy } from '../loss/categorical-cross-entropy.ts'
import type { AnySizeLoss } from '../loss/loss.ts'
import { quadraticLoss } from '../loss/quadratic.ts'
import { sigmoidCrossEntropy } from '../loss/sigmoid-cross-entropy.ts'
import { softmaxCrossEntropy } from '../loss/softmax-cross-entropy.ts'
import { sigmoid } from '../scalar/elementary.ts'
import { realScalar } from '../scalar/real.ts'
import { softmax } from '../scalar/softmax.ts'
import { optionError, type OptionError } from './option-error.ts'

/** What the outputs of a network are to its loss: the answers themselves, or logits that the loss sends through σ or the softmax. */
export type Logits = 'none' | 'sigmoid' | 'softmax'

/** A loss as the command line knows it. */
export interface KnownLoss extends AnySizeLoss {
  /** What `--loss` takes. */
  readonly option: string
  readonly logits: Logits
  readonly takes: 'outputs' | 'probabilities' | 'logits'
}

const known = (option: string, loss: AnySizeLoss, takes: KnownLoss['takes'], logits: Logits = 'none'): KnownLoss => ({
  ...loss,
  option,
  takes,
  logits
})

export const losses: readonly KnownLoss[] = [
  known('quadratic', quadraticLoss, 'outputs'),
  known('binaryCrossEntropy', binaryCrossEntropy, 'probabilities'),
  known('categoricalCrossEntropy', categoricalCrossEntropy, 'probabilities'),
  known('sigmoidCrossEntropy', sigmoidCrossEntropy, 'logits', 'sigmoid'),
  known('softmaxCrossEntropy', softmaxCrossEntropy, 'logits', 'softmax')
]

/** For the help: which losses there are, and what each takes the outputs for. */
export const knownLosses =
  'quadratic; binaryCrossEntropy, categoricalCrossEntropy (of probabilities); sigmoidCrossEntropy, softmaxCrossEntropy (of logits)'

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '')

/** The loss of a name; case, hyphens and spaces do not matter. */
export const parseLoss = (text: string): E.Either<OptionError, KnownLoss> =>
  E.fromNullable(
    optionError(
      '--loss',
      `a known loss (${losses.map(({ option }) => option).join(', ')})`,
      'Choose a loss that is known.'
    )(text)
  )(losses.find(({ option }) => plain(option) === plain(text)))

/** What a network answers with by its outputs: probabilities where the outputs are logits. */
export const answers =
  ({ logits }: Pick<KnownLoss, 'logits'>) =>
  (outputs: readonly number[]): readonly number[] => {
    switch (logits) {
      case 'none':
        return outputs
      case 'sigmoid':
        return outputs.map(sigmoid)
      case 'softmax':
        return softmax(realScalar)(outputs)
    }
  }
