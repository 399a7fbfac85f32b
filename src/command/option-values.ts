/**
 * The values that several options take: from the text of the command line to a value, or what is wrong with it.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import { decimal } from '../data/decimal.ts'
import { inRange, showRange, type Hyperparameter } from '../scalar/hyperparameter.ts'
import type { CommandError } from './command-error.ts'
import { optionError, type OptionError } from './option-error.ts'

/** The number of a text, or NaN. */
export const number = (text: string): number =>
  E.getOrElse(() => NaN)(decimal.decode(text.trim().replace(/^(?<sign>[+-]?)\./, '$<sign>0.')))

export const positive = (option: string, text: string): E.Either<OptionError, number> =>
  number(text) > 0
    ? E.right(number(text))
    : E.left(optionError(option, 'a finite number above 0', `Give for instance ${option} 0.5.`)(text))

export const integer = (
  option: string,
  least: number,
  text: string,
  sample: number = least === 0 ? 7 : 1000,
  most: number = Number.MAX_SAFE_INTEGER
): E.Either<OptionError, number> =>
  Number.isSafeInteger(number(text)) && number(text) >= least && number(text) <= most
    ? E.right(number(text))
    : E.left(
        optionError(
          option,
          `an integer from ${least} to ${most === Number.MAX_SAFE_INTEGER ? '2⁵³ − 1' : most}`,
          `Give for instance ${option} ${sample}.`
        )(text)
      )

/** As many of what is made one by one, and kept: examples that are drawn, points that are tried. */
export const mostMade = 1_000_000

export const filled = (option: string, expected: string, text: string): E.Either<OptionError, string> =>
  text.trim() === '' ? E.left(optionError(option, expected, 'Give one, or leave the option out.')(text)) : E.right(text)

/** What is decoded where it is given. */
export const optional = <A>(
  text: string | undefined,
  decode: (text: string) => E.Either<OptionError, A>
): E.Either<OptionError, O.Option<A>> =>
  text === undefined ? E.right(O.none) : E.map<A, O.Option<A>>(O.some)(decode(text))

/** Collects what is wrong with all options. */
export const validation = E.getApplicativeValidation(NEA.getSemigroup<OptionError>())

export const lifted: <A>(value: E.Either<OptionError, A>) => E.Either<NEA.NonEmptyArray<OptionError>, A> = E.mapLeft(
  error => [error]
)

/** What is wrong with options, as a command's error. */
export const optionsWrong = (errors: NEA.NonEmptyArray<OptionError>): CommandError => ({ _tag: 'OptionErrors', errors })

/** One of a few words, which stand for values; case does not matter. */
export const choice =
  <A>(option: string, values: Readonly<Record<string, A>>) =>
  (text: string): E.Either<OptionError, A> => {
    const words = Object.keys(values)
    const word = words.find(each => each === text.trim().toLowerCase())
    const value = word === undefined ? undefined : values[word]
    return value === undefined
      ? E.left(optionError(option, words.join(', '), 'Choose one of them.')(text))
      : E.right(value)
  }

/** Names or positions with commas between, at least one, none of them blank or twice. */
export const list = (option: string, sample: string, text: string): E.Either<OptionError, readonly string[]> => {
  const items = text.split(',').map(item => item.trim())
  return items.every(item => item !== '') && new Set(items).size === items.length
    ? E.right(items)
    : E.left(
        optionError(
          option,
          'distinct names or positions with commas between',
          `Give for instance ${option} ${sample}.`
        )(text)
      )
}

/** A share of the examples. */
export const fraction = (option: string, text: string): E.Either<OptionError, number> =>
  number(text) > 0 && number(text) < 1
    ? E.right(number(text))
    : E.left(
        optionError(option, 'a share of the examples, above 0 and below 1', `Give for instance ${option} 0.2.`)(text)
      )

/** A number in the range of a hyperparameter. */
export const hyper = (option: string, range: Hyperparameter, text: string): E.Either<OptionError, number> =>
  inRange(range, number(text))
    ? E.right(number(text))
    : E.left(optionError(option, showRange(range), `Give for instance ${option} ${range.usual}.`)(text))
