/** The initializers that `--initializer` takes, a line for each. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { glorotUniform, normal, uniform, type Initializer } from '../layer/initializer.ts'
import { optionError, type OptionError } from './option-error.ts'
import { number } from './option-values.ts'

/** An initializer by its name, the numbers it takes with usual values, the condition on them, and how it is made. */
type Family = {
  readonly name: string
  readonly takes: readonly { readonly name: string; readonly usual: number }[]
  readonly condition: string
  readonly holds: (a: number, b: number) => boolean
  readonly make: (a: number, b: number) => Initializer
}

const family = (
  name: string,
  takes: Readonly<Record<string, number>>,
  condition: string,
  holds: Family['holds'],
  make: Family['make']
): Family => ({
  name,
  takes: Object.entries(takes).map(([each, usual]) => ({ name: each, usual })),
  condition,
  holds,
  make
})

const families: readonly Family[] = [
  family(
    'uniform',
    { low: 0, high: 1 },
    'low ≤ high',
    (low, high) => low <= high && Number.isFinite(high - low),
    uniform
  ),
  family(
    'normal',
    { mean: 0, standardDeviation: 1 },
    'standardDeviation ≥ 0',
    (mean, deviation) => Number.isFinite(mean) && deviation >= 0,
    normal
  ),
  family(
    'glorotUniform',
    {},
    '',
    () => true,
    () => glorotUniform
  )
]

const signature = ({ name, takes }: Family): string =>
  takes.length === 0 ? name : `${name}(${takes.map(each => each.name).join(', ')})`

export const knownInitializers = families
  .map(signature)
  .join(', ')
  .replace(/, (?=\w+$)/u, ' or ')

const wrong = (one: Family): ((got: string) => OptionError) => {
  const { name, takes, condition } = one
  return takes.length === 0
    ? optionError('--initializer', `${name} without numbers`, `Give --initializer ${name}.`)
    : optionError(
        '--initializer',
        `${signature(one)} with two numbers, ${condition}`,
        `Give for instance '${name}(${takes.map(({ usual }) => usual).join(', ')})'.`
      )
}

const unknown = optionError('--initializer', knownInitializers, 'Choose one of them, in quotes.')

/** The initializer of a text such as `uniform(0, 1)`. */
export const parseInitializer = (text: string): E.Either<OptionError, Initializer> => {
  const { name = '', inside = '' } = /^\s*(?<name>\w+)\s*(?:\((?<inside>[^()]*)\))?\s*$/.exec(text)?.groups ?? {}
  return pipe(
    families.find(each => each.name === name),
    E.fromNullable(unknown(text)),
    E.flatMap(one => {
      const numbers = inside.trim() === '' ? [] : inside.split(',').map(number)
      const [a = NaN, b = NaN] = numbers
      return numbers.length === one.takes.length && one.holds(a, b) ? E.right(one.make(a, b)) : E.left(wrong(one)(text))
    })
  )
}
