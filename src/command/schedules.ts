/** The schedules that `--schedule` takes, a line for each: how the learning rate goes on from what `--learning-rate` says. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cosineDecay } from '../optimizer/cosine-decay.ts'
import { exponentialDecay } from '../optimizer/exponential-decay.ts'
import { factorRange, halfRange, milestoneRange, stepsRange } from '../optimizer/hyperparameter.ts'
import { inverseTime, type Schedule } from '../optimizer/schedule.ts'
import { stepDecay } from '../optimizer/step-decay.ts'
import { inRange, showRange, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { optionError, type OptionError } from './option-error.ts'
import { number } from './option-values.ts'

/** A schedule whose learning rate, and the number of steps of the run, are still to be given. */
export interface KnownSchedule {
  /** As it is written: `cosineDecay(1000)`. */
  readonly name: string
  readonly at: (learningRate: number, steps: number) => Schedule
}

/** A schedule by its name, the numbers that it takes, and how it is made. */
type Family = {
  readonly name: string
  readonly takes: readonly Hyperparameter[]
  /** How many of them may be left out, from the last. */
  readonly optional: number
  /** Whether the last may be given again and again. */
  readonly repeated?: boolean
  readonly make: (learningRate: number, steps: number, numbers: readonly number[]) => Schedule
}

const leastRange: Hyperparameter = { name: 'least', usual: 0, below: Infinity }

const families: readonly Family[] = [
  {
    name: 'cosineDecay',
    takes: [stepsRange, leastRange],
    optional: 2,
    make: (rate, all, [steps = all, least = 0]) => cosineDecay(rate, steps, least)
  },
  {
    name: 'exponentialDecay',
    takes: [{ ...factorRange, usual: 0.999 }],
    optional: 0,
    make: (rate, _, [factor = 1]) => exponentialDecay(rate, factor)
  },
  {
    name: 'stepDecay',
    takes: [factorRange, milestoneRange],
    optional: 0,
    repeated: true,
    make: (rate, _, [factor = 1, ...milestones]) => stepDecay(rate, milestones, factor)
  },
  {
    name: 'inverseTime',
    takes: [halfRange],
    optional: 0,
    make: (rate, _, [half = 1]) => inverseTime(rate, half)
  }
]

const signature = ({ name, takes, repeated = false }: Family): string =>
  `${name}(${takes.map(each => each.name).join(', ')}${repeated ? ', …' : ''})`

export const knownSchedules = families.map(signature).join(', ')

const unknown = optionError('--schedule', knownSchedules, 'Choose one of them, in quotes.')

const wrong = (family: Family): ((got: string) => OptionError) =>
  optionError(
    '--schedule',
    `${signature(family)}, ${family.takes.map(each => `${each.name} ${showRange(each)}`).join(', ')}`,
    `Give for instance '${family.name}(${family.takes.map(({ usual }) => usual).join(', ')})'${
      family.optional === family.takes.length ? `, or ${family.name} alone for all steps of the run` : ''
    }.`
  )

const isTaken = ({ takes, optional, repeated = false }: Family, numbers: readonly number[]): boolean =>
  numbers.length >= takes.length - optional &&
  (repeated || numbers.length <= takes.length) &&
  numbers.every((value, k) => {
    const range = takes[Math.min(k, takes.length - 1)]
    return range !== undefined && inRange(range, value)
  })

/** The schedule of a text such as `cosineDecay(1000)` or `stepDecay(0.1, 300, 800)`; steps are updates of the parameters. */
export const parseSchedule = (text: string): E.Either<OptionError, KnownSchedule> => {
  const { name = '', inside = '' } = /^\s*(?<name>\w+)\s*(?:\((?<inside>[^()]*)\))?\s*$/.exec(text)?.groups ?? {}
  const numbers = inside.trim() === '' ? [] : inside.split(',').map(number)
  return pipe(
    families.find(each => each.name.toLowerCase() === name.toLowerCase()),
    E.fromNullable(unknown(text)),
    E.flatMap(family =>
      isTaken(family, numbers)
        ? E.right({
            name: numbers.length === 0 ? family.name : `${family.name}(${numbers.join(', ')})`,
            at: (learningRate: number, steps: number) => family.make(learningRate, steps, numbers)
          })
        : E.left(wrong(family)(text))
    )
  )
}
