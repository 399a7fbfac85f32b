/** The losses that `--loss` takes, a line for each. */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Layer } from '../layer/layer.ts'
import type { AnyRange } from '../layer/range.ts'
import { sigmoidLayer } from '../layer/sigmoid.ts'
import { softmaxLayer } from '../layer/softmax.ts'
import { binaryCrossEntropy } from '../loss/binary-cross-entropy.ts'
import { categoricalCrossEntropy } from '../loss/categorical-cross-entropy.ts'
import type { AnySizeLoss } from '../loss/loss.ts'
import { quadraticLoss } from '../loss/quadratic.ts'
import { sigmoidCrossEntropy } from '../loss/sigmoid-cross-entropy.ts'
import { softmaxCrossEntropy } from '../loss/softmax-cross-entropy.ts'
import type { None } from '../tensor/shape.ts'
import { checkedSize, shapeOfSize } from './internal/sized.ts'
import { optionError, type OptionError } from './option-error.ts'

/** The layer that makes probabilities of so many logits, which its loss does by itself. */
export type Answer = <N extends number>(outputs: N) => Layer<N, N, None>

/** A loss as the command line knows it. */
export interface KnownLoss {
  /** What `--loss` takes. */
  readonly option: string
  readonly loss: AnySizeLoss
  /** What the network's outputs become to be answers; nothing, unless they are logits. */
  readonly answer: O.Option<Answer>
}

const known = (option: string, loss: AnySizeLoss, answer?: Answer): KnownLoss => ({
  option,
  loss,
  answer: O.fromNullable(answer)
})

export const losses: readonly KnownLoss[] = [
  known('quadratic', quadraticLoss),
  known('binaryCrossEntropy', binaryCrossEntropy),
  known('categoricalCrossEntropy', categoricalCrossEntropy),
  known('sigmoidCrossEntropy', sigmoidCrossEntropy, outputs => sigmoidLayer(checkedSize(outputs))),
  known('softmaxCrossEntropy', softmaxCrossEntropy, outputs => softmaxLayer(checkedSize(outputs)))
]

const rangesOf = ({ loss }: KnownLoss): string => loss.takes.map(({ range }) => range).join(' or ')

/** For the help: which losses there are, and what each takes. */
export const knownLosses = losses
  .map(one => (rangesOf(one) === '' ? one.option : `${one.option} (of ${rangesOf(one)})`))
  .join(', ')

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

const takes = ({ loss }: KnownLoss, range: AnyRange): boolean =>
  loss.takes.length === 0 || loss.takes.some(taken => taken.range === range.range)

/** The loss, if it takes what a network promises of its outputs; the compiler asks the same of `trainer`. */
export const fitting = (loss: KnownLoss, range: AnyRange): E.Either<OptionError, KnownLoss> =>
  takes(loss, range)
    ? E.right(loss)
    : E.left(
        optionError(
          '--loss',
          `a loss that takes ${range.range}, which is what the network promises of its outputs (${losses
            .filter(one => takes(one, range))
            .map(({ option }) => option)
            .join(', ')})`,
          `That one takes ${rangesOf(loss)}: choose another loss, or another last layer.`
        )(loss.option)
      )

/** What a network answers with by its outputs: probabilities where the outputs are logits. */
export const answers = (
  { answer }: Pick<KnownLoss, 'answer'>,
  outputs: number
): ((h: readonly number[]) => readonly number[]) => {
  if (O.isNone(answer)) return h => h
  const forward = answer.value<number>(outputs).forward([])
  const { unflatten } = shapeOfSize(outputs)
  return h => [...forward(unflatten(h))]
}
