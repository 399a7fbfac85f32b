/** The initializers by the names that `--initializer` takes. */
import * as E from 'fp-ts/lib/Either.js'
import { decimal } from '../data/decimal.ts'
import { glorotUniform, normal, uniform, type Initializer } from '../layer/initializer.ts'
import { optionError, type OptionError } from './option-error.ts'

export const knownInitializers = 'uniform(low, high), normal(mean, standardDeviation) or glorotUniform'

const wrong = (expected: string, remedy: string) => optionError('--initializer', expected, remedy)

/** Two numbers with a condition on them. */
const pair =
  (
    make: (a: number, b: number) => Initializer,
    holds: (a: number, b: number) => boolean,
    expected: string,
    sample: string
  ) =>
  (text: string, inside: string): E.Either<OptionError, Initializer> => {
    const numbers = inside.split(',').map(part => E.getOrElse(() => NaN)(decimal.decode(part)))
    const [a = NaN, b = NaN] = numbers
    return numbers.length === 2 && holds(a, b)
      ? E.right(make(a, b))
      : E.left(wrong(expected, `Give for instance ${sample}.`)(text))
  }

const uniformOf = pair(
  uniform,
  (low, high) => low <= high && Number.isFinite(high - low),
  'uniform(low, high) with two numbers, low ≤ high',
  "'uniform(0, 1)'"
)

const normalOf = pair(
  normal,
  (mean, deviation) => Number.isFinite(mean) && deviation >= 0,
  'normal(mean, standardDeviation) with two numbers, standardDeviation ≥ 0',
  "'normal(0, 1)'"
)

/** The initializer of a text such as `uniform(0, 1)`. */
export const parseInitializer = (text: string): E.Either<OptionError, Initializer> => {
  const { name = '', inside } = /^\s*(?<name>\w+)\s*(?:\((?<inside>[^()]*)\))?\s*$/.exec(text)?.groups ?? {}
  return name === 'uniform'
    ? uniformOf(text, inside ?? '')
    : name === 'normal'
      ? normalOf(text, inside ?? '')
      : name === 'glorotUniform' && (inside ?? '').trim() === ''
        ? E.right(glorotUniform)
        : E.left(wrong(knownInitializers, 'Choose one of them, in quotes.')(text))
}
