/** The optimizers by the names that `--optimizer` takes. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { adam, adamW } from '../optimizer/adam.ts'
import { gradientDescent } from '../optimizer/gradient-descent.ts'
import { momentum } from '../optimizer/momentum.ts'
import type { Optimizer } from '../optimizer/optimizer.ts'
import { rmsProp } from '../optimizer/rms-prop.ts'
import { optionError, type OptionError } from './option-error.ts'
import { number } from './option-values.ts'

/** An optimizer whose learning rate is still to be given. */
export interface KnownOptimizer {
  /** As it is written: `momentum(0.9)`. */
  readonly name: string
  /** The learning rate unless one is given. */
  readonly usualRate: number
  readonly at: (learningRate: number) => Optimizer
}

/** An optimizer by its name, the numbers it takes with their usual values, and which values each may have. */
type Family = {
  readonly name: string
  readonly usualRate: number
  readonly takes: readonly { readonly name: string; readonly usual: number; readonly below: number }[]
  readonly make: (learningRate: number, a: number, b: number) => Optimizer
}

const families: readonly Family[] = [
  { name: 'gradientDescent', usualRate: 0.5, takes: [], make: rate => gradientDescent(rate) },
  {
    name: 'momentum',
    usualRate: 0.1,
    takes: [{ name: 'momentum', usual: 0.9, below: 1 }],
    make: (rate, a) => momentum(rate, { momentum: a })
  },
  {
    name: 'rmsProp',
    usualRate: 0.01,
    takes: [{ name: 'decay', usual: 0.99, below: 1 }],
    make: (rate, decay) => rmsProp(rate, { decay })
  },
  {
    name: 'adam',
    usualRate: 0.01,
    takes: [
      { name: 'beta1', usual: 0.9, below: 1 },
      { name: 'beta2', usual: 0.999, below: 1 }
    ],
    make: (rate, beta1, beta2) => adam(rate, { beta1, beta2 })
  },
  {
    name: 'adamW',
    usualRate: 0.01,
    takes: [{ name: 'weightDecay', usual: 0.01, below: Infinity }],
    make: (rate, weightDecay) => adamW(rate, { weightDecay })
  }
]

const signature = ({ name, takes }: Family): string =>
  takes.length === 0 ? name : `${name}(${takes.map(each => each.name).join(', ')})`

export const knownOptimizers = families.map(signature).join(', ')

const wrong = (family: Family | undefined): ((got: string) => OptionError) => {
  const { takes = [], name = '' } = family ?? {}
  const range = takes.every(({ below }) => below === 1) ? 'from 0 to below 1' : 'from 0'
  return family === undefined
    ? optionError('--optimizer', knownOptimizers, 'Choose one of them, in quotes.')
    : takes.length === 0
      ? optionError('--optimizer', `${name} without numbers`, `Give --optimizer ${name}.`)
      : optionError(
          '--optimizer',
          `${signature(family)} with ${takes.length === 1 ? 'a number' : `${takes.length} numbers`} ${range}`,
          `Give for instance '${name}(${takes.map(({ usual }) => usual).join(', ')})', or ${name} alone.`
        )
}

const numbersOf = ({ takes }: Family, inside: string | undefined): readonly number[] =>
  inside === undefined || inside.trim() === '' ? takes.map(({ usual }) => usual) : inside.split(',').map(number)

/** The optimizer of a text such as `momentum(0.9)`. */
export const parseOptimizer = (text: string): E.Either<OptionError, KnownOptimizer> => {
  const { name = '', inside } = /^\s*(?<name>\w+)\s*(?:\((?<inside>[^()]*)\))?\s*$/.exec(text)?.groups ?? {}
  const family = families.find(each => each.name.toLowerCase() === name.toLowerCase())
  return pipe(
    family,
    E.fromNullable(wrong(undefined)(text)),
    E.flatMap(one => {
      const numbers = numbersOf(one, inside)
      const [a = NaN, b = NaN] = numbers
      return numbers.length === one.takes.length &&
        numbers.every((value, k) => value >= 0 && value < (one.takes[k]?.below ?? 0))
        ? E.right({
            name: numbers.length === 0 ? one.name : `${one.name}(${numbers.join(', ')})`,
            usualRate: one.usualRate,
            at: (learningRate: number) => one.make(learningRate, a, b)
          })
        : E.left(wrong(one)(text))
    })
  )
}
