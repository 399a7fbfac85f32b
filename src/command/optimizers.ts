/** The optimizers that `--optimizer` takes, a line for each. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { adadelta } from '../optimizer/adadelta.ts'
import { adagrad } from '../optimizer/adagrad.ts'
import { adam, adamW } from '../optimizer/adam.ts'
import { amsGrad } from '../optimizer/ams-grad.ts'
import { gradientDescent } from '../optimizer/gradient-descent.ts'
import { beta1Range, beta2Range, decayRange, momentumRange, weightDecayRange } from '../optimizer/hyperparameter.ts'
import { lion } from '../optimizer/lion.ts'
import { momentum } from '../optimizer/momentum.ts'
import type { AnyMemory, Optimizer } from '../optimizer/optimizer.ts'
import { rmsProp } from '../optimizer/rms-prop.ts'
import type { Rate } from '../optimizer/schedule.ts'
import { inRange, showRange, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { optionError, type OptionError } from './option-error.ts'
import { number } from './option-values.ts'

/** An optimizer, lent to what works with every memory. */
export type LentOptimizer = <A>(use: <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>) => A) => A

const lent =
  <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>): LentOptimizer =>
  use =>
    use<Ms>(optimizer)

/** An optimizer whose learning rate is still to be given. */
export interface KnownOptimizer {
  /** As it is written: `momentum(0.9)`. */
  readonly name: string
  /** As it is said: `gradient descent`. */
  readonly said: string
  /** The learning rate unless one is given. */
  readonly usualRate: number
  readonly at: (learningRate: Rate) => LentOptimizer
}

/** An optimizer by its name, the hyperparameters that it takes, and how it is made. */
type Family = {
  readonly name: string
  readonly said?: string
  readonly usualRate: number
  readonly takes: readonly Hyperparameter[]
  readonly make: (learningRate: Rate, a: number, b: number) => LentOptimizer
}

const families: readonly Family[] = [
  {
    name: 'gradientDescent',
    said: 'gradient descent',
    usualRate: 0.5,
    takes: [],
    make: rate => lent(gradientDescent(rate))
  },
  {
    name: 'momentum',
    usualRate: 0.1,
    takes: [momentumRange],
    make: (rate, a) => lent(momentum(rate, { momentum: a }))
  },
  {
    name: 'nesterov',
    usualRate: 0.1,
    takes: [momentumRange],
    make: (rate, a) => lent(momentum(rate, { momentum: a, nesterov: true }))
  },
  { name: 'rmsProp', usualRate: 0.01, takes: [decayRange], make: (rate, a) => lent(rmsProp(rate, { decay: a })) },
  {
    name: 'adam',
    usualRate: 0.01,
    takes: [beta1Range, beta2Range],
    make: (rate, a, b) => lent(adam(rate, { beta1: a, beta2: b }))
  },
  {
    name: 'adamW',
    usualRate: 0.01,
    takes: [weightDecayRange],
    make: (rate, a) => lent(adamW(rate, { weightDecay: a }))
  },
  {
    name: 'amsGrad',
    usualRate: 0.01,
    takes: [beta1Range, beta2Range],
    make: (rate, a, b) => lent(amsGrad(rate, { beta1: a, beta2: b }))
  },
  { name: 'adagrad', usualRate: 0.1, takes: [], make: rate => lent(adagrad(rate)) },
  {
    name: 'adadelta',
    usualRate: 1,
    takes: [{ ...decayRange, usual: 0.9 }],
    make: (rate, a) => lent(adadelta(rate, { decay: a }))
  },
  {
    name: 'lion',
    usualRate: 0.001,
    takes: [beta1Range, { ...beta2Range, usual: 0.99 }],
    make: (rate, a, b) => lent(lion(rate, { beta1: a, beta2: b }))
  }
]

const signature = ({ name, takes }: Family): string =>
  takes.length === 0 ? name : `${name}(${takes.map(each => each.name).join(', ')})`

export const knownOptimizers = families.map(signature).join(', ')

/** For the help: the learning rates that are taken where none is given. */
export const usualRates = [...new Set(families.map(({ usualRate }) => usualRate))]
  .map(
    (rate, k) =>
      `${rate}${
        k === 0
          ? ''
          : ` for ${families
              .filter(({ usualRate }) => usualRate === rate)
              .map(({ name }) => name)
              .join(', ')}`
      }`
  )
  .join('; ')

const wrong = (family: Family): ((got: string) => OptionError) => {
  const { takes, name } = family
  return takes.length === 0
    ? optionError('--optimizer', `${name} without numbers`, `Give --optimizer ${name}.`)
    : optionError(
        '--optimizer',
        `${signature(family)}, ${takes.map(each => `${each.name} ${showRange(each)}`).join(', ')}`,
        `Give for instance '${name}(${takes.map(({ usual }) => usual).join(', ')})', or ${name} alone.`
      )
}

const unknown = optionError('--optimizer', knownOptimizers, 'Choose one of them, in quotes.')

const numbersOf = ({ takes }: Family, inside: string | undefined): readonly number[] =>
  inside === undefined || inside.trim() === '' ? takes.map(({ usual }) => usual) : inside.split(',').map(number)

/** The optimizer of a text such as `momentum(0.9)`. */
export const parseOptimizer = (text: string): E.Either<OptionError, KnownOptimizer> => {
  const { name = '', inside } = /^\s*(?<name>\w+)\s*(?:\((?<inside>[^()]*)\))?\s*$/.exec(text)?.groups ?? {}
  return pipe(
    families.find(each => each.name.toLowerCase() === name.toLowerCase()),
    E.fromNullable(unknown(text)),
    E.flatMap(family => {
      const numbers = numbersOf(family, inside)
      const [a = NaN, b = NaN] = numbers
      const written = numbers.length === 0 ? family.name : `${family.name}(${numbers.join(', ')})`
      return numbers.length === family.takes.length && family.takes.every((each, k) => inRange(each, numbers[k] ?? NaN))
        ? E.right({
            name: written,
            said: family.said ?? written,
            usualRate: family.usualRate,
            at: (learningRate: Rate) => family.make(learningRate, a, b)
          })
        : E.left(wrong(family)(text))
    })
  )
}
