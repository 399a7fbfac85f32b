/** The losses that `--loss` takes, a line for each. */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Layer } from '../layer/layer.ts'
import type { AnyRange } from '../layer/range.ts'
import { sigmoidLayer } from '../layer/sigmoid.ts'
import { softmaxLayer } from '../layer/softmax.ts'
import { absoluteLoss } from '../loss/absolute.ts'
import { binaryCrossEntropy } from '../loss/binary-cross-entropy.ts'
import { categoricalCrossEntropy } from '../loss/categorical-cross-entropy.ts'
import { hingeLoss } from '../loss/hinge.ts'
import { deltaRange, huberLoss } from '../loss/huber.ts'
import { logCoshLoss } from '../loss/log-cosh.ts'
import type { AnySizeLoss } from '../loss/loss.ts'
import { quadraticLoss } from '../loss/quadratic.ts'
import { sigmoidCrossEntropy } from '../loss/sigmoid-cross-entropy.ts'
import { softmaxCrossEntropy } from '../loss/softmax-cross-entropy.ts'
import { inRange, showRange, type Hyperparameter } from '../scalar/hyperparameter.ts'
import type { None } from '../tensor/shape.ts'
import { checkedSize, shapeOfSize } from './internal/sized.ts'
import { optionError, type OptionError } from './option-error.ts'
import { number } from './option-values.ts'

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

/** A loss as it is without numbers, and how it is made of the one that it takes, if it takes one. */
interface Family extends KnownLoss {
  readonly takes: O.Option<{ readonly range: Hyperparameter; readonly make: (value: number) => AnySizeLoss }>
}

const known = (option: string, loss: AnySizeLoss, answer?: Answer): Family => ({
  option,
  loss,
  answer: O.fromNullable(answer),
  takes: O.none
})

const losses: readonly Family[] = [
  known('quadratic', quadraticLoss),
  known('absolute', absoluteLoss),
  { ...known('huber', huberLoss()), takes: O.some({ range: deltaRange, make: huberLoss }) },
  known('logCosh', logCoshLoss),
  known('binaryCrossEntropy', binaryCrossEntropy),
  known('categoricalCrossEntropy', categoricalCrossEntropy),
  known('sigmoidCrossEntropy', sigmoidCrossEntropy, outputs => sigmoidLayer(checkedSize(outputs))),
  known('softmaxCrossEntropy', softmaxCrossEntropy, outputs => softmaxLayer(checkedSize(outputs))),
  known('hinge', hingeLoss)
]

const rangesOf = ({ loss }: KnownLoss): string => loss.takes.map(({ range }) => range).join(' or ')

const signature = ({ option, takes }: Family): string =>
  O.isNone(takes) ? option : `${option}(${takes.value.range.name})`

/** For the help: which losses there are, and what each takes. */
export const knownLosses = losses
  .map(one => (rangesOf(one) === '' ? signature(one) : `${signature(one)} (of ${rangesOf(one)})`))
  .join(', ')

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '')

const unknown = optionError(
  '--loss',
  `a known loss (${losses.map(signature).join(', ')})`,
  'Choose a loss that is known.'
)

const wrong = (family: Family): ((got: string) => OptionError) =>
  O.isNone(family.takes)
    ? optionError('--loss', `${family.option} without numbers`, `Give --loss ${family.option}.`)
    : optionError(
        '--loss',
        `${signature(family)}, ${family.takes.value.range.name} ${showRange(family.takes.value.range)}`,
        `Give for instance '${family.option}(${family.takes.value.range.usual})', or ${family.option} alone.`
      )

/** The loss of a family with the number between parentheses. */
const given =
  (inside: string) =>
  ({ option, answer, takes }: Family): O.Option<KnownLoss> =>
    pipe(
      takes,
      O.filter(({ range }) => inRange(range, number(inside))),
      O.map(({ make }) => ({ option: `${option}(${number(inside)})`, loss: make(number(inside)), answer }))
    )

/** The loss of a text such as `quadratic` or `huber(2)`; case, hyphens and spaces do not matter. */
export const parseLoss = (text: string): E.Either<OptionError, KnownLoss> => {
  const { name = text, inside = '' } = /^(?<name>[^()]*)\((?<inside>[^()]*)\)\s*$/.exec(text)?.groups ?? {}
  return pipe(
    losses.find(({ option }) => plain(option) === plain(name)),
    E.fromNullable(unknown(text)),
    E.flatMap(family =>
      inside.trim() === ''
        ? E.right<OptionError, KnownLoss>(family)
        : E.fromOption(() => wrong(family)(text))(given(inside)(family))
    )
  )
}

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
            .map(signature)
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
