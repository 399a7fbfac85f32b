/** The options of `review`: from the texts that the command line gives to values that are right. */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import type * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Precision } from '../../../laws/review/report.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { filled, integer, lifted, optional, positive, validation } from '../option-values.ts'
import { kits, knownKits } from './kits.ts'

/** What the command line gives. */
export const rawReviewOptions = t.intersection([
  t.type({ loss: t.string, seed: t.string, timeout: t.string }),
  t.partial({
    model: t.string,
    network: t.string,
    precision: t.string,
    kit: t.string,
    example: t.boolean,
    json: t.boolean,
    markdown: t.boolean,
    junit: t.string,
    html: t.string,
    csv: t.string,
    save: t.string,
    replay: t.string
  })
])

export type RawReviewOptions = t.TypeOf<typeof rawReviewOptions>

/** What a review is asked for. */
export interface ReviewCommand {
  readonly _tag: 'Review'
  /** A command line, or a folder of programs. */
  readonly program: string
  /** A module with the only architecture to ask about. */
  readonly network: O.Option<string>
  readonly loss: string
  readonly seed: number
  readonly precision: O.Option<Precision>
  /** Seconds for an answer. */
  readonly timeout: number
  readonly format: 'text' | 'json' | 'markdown'
  /** Files to write. */
  readonly junit: O.Option<string>
  readonly html: O.Option<string>
  readonly csv: O.Option<string>
  readonly save: O.Option<string>
  readonly replay: O.Option<string>
}

export type ReviewRequest = { readonly _tag: 'Print'; readonly text: string } | ReviewCommand

const lossNames = ['quadratic', 'binaryCrossEntropy', 'categoricalCrossEntropy']

const precisions: readonly Precision[] = ['exact', 'double', 'single']

const precisionOf = (text: string): E.Either<OptionError, Precision> =>
  E.fromNullable(optionError('--precision', precisions.join(', '), 'Choose one of them.')(text))(
    precisions.find(one => one === text)
  )

const file =
  (option: string) =>
  (text: string): E.Either<OptionError, string> =>
    filled(option, 'a file', text)

/** All options at once, or what is wrong with each that is wrong. */
export const reviewOptions =
  (example: string) =>
  (raw: RawReviewOptions): E.Either<NonEmptyArray<OptionError>, ReviewRequest> => {
    if (raw.kit !== undefined) {
      const kit = kits[raw.kit.toLowerCase()]
      return kit === undefined
        ? E.left([optionError('--kit', knownKits, 'Choose one of them.')(raw.kit)])
        : E.right({ _tag: 'Print', text: kit })
    }
    if (raw.example === true) return E.right({ _tag: 'Print', text: example })
    return sequenceS(validation)({
      _tag: E.right('Review' as const),
      program: lifted(
        raw.model === undefined || raw.model.trim() === ''
          ? E.left<OptionError, string>(
              optionError(
                'review',
                'a program',
                "Give for instance lawgrad review 'python3 adapter.py'; --kit python prints an adapter."
              )(raw.model ?? '')
            )
          : E.right<OptionError, string>(raw.model)
      ),
      network: lifted(optional(raw.network, file('--network'))),
      loss: lifted(
        lossNames.includes(raw.loss)
          ? E.right<OptionError, string>(raw.loss)
          : E.left(optionError('--loss', lossNames.join(', '), 'Choose one of them.')(raw.loss))
      ),
      seed: lifted(integer('--seed', 0, raw.seed)),
      precision: lifted(optional(raw.precision, precisionOf)),
      timeout: lifted(positive('--timeout', raw.timeout)),
      format: E.right<never, ReviewCommand['format']>(
        raw.json === true ? 'json' : raw.markdown === true ? 'markdown' : 'text'
      ),
      junit: lifted(optional(raw.junit, file('--junit'))),
      html: lifted(optional(raw.html, file('--html'))),
      csv: lifted(optional(raw.csv, file('--csv'))),
      save: lifted(optional(raw.save, file('--save'))),
      replay: lifted(optional(raw.replay, file('--replay')))
    })
  }
