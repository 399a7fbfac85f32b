/**
 * The epochs of a course as numbers, one after the other: few bytes each, however many there are.
 */
import type { EpochMetrics } from '../../../training/fit.ts'
import type { KeptHistory } from '../../capabilities.ts'

/** An epoch, and J over the validation part after it, where there is one. */
export type Epoch = EpochMetrics & { readonly validation?: number }

const names = ['cost', 'sumOfSquaredErrors', 'gradientNorm'] as const

/** The names of the numbers of an epoch. */
export const namesOf = (isValidated: boolean): readonly string[] => (isValidated ? [...names, 'validation'] : names)

/** Epochs that are done. */
export interface Epochs {
  readonly length: () => number
  /** Adds the numbers of some epochs, in the order of their names. */
  readonly add: (numbers: ArrayLike<number>) => void
  readonly last: () => Epoch | undefined
  /** Those from one on, as they are kept. */
  readonly from: (epoch: number) => KeptHistory
  readonly all: () => readonly Epoch[]
}

/** Epochs of so many steps each, after those that are given. */
export const newEpochs = (given: readonly Epoch[], isValidated: boolean, steps: number): Epochs => {
  const own = namesOf(isValidated)
  const width = own.length
  let numbers = new Float64Array(64 * width)
  let count = 0
  const at = (epoch: number): Epoch => {
    const from = epoch * width
    const metrics = {
      step: (epoch + 1) * steps,
      cost: numbers[from]!,
      sumOfSquaredErrors: numbers[from + 1]!,
      gradientNorm: numbers[from + 2]!,
      epoch: epoch + 1
    }
    return isValidated ? { ...metrics, validation: numbers[from + 3]! } : metrics
  }
  const add = (more: ArrayLike<number>): void => {
    if (count + more.length > numbers.length) {
      const larger = new Float64Array(Math.max(count + more.length, 2 * numbers.length))
      larger.set(numbers.subarray(0, count))
      numbers = larger
    }
    numbers.set(more, count)
    count += more.length
  }
  for (const { cost, sumOfSquaredErrors, gradientNorm, validation = NaN } of given)
    add([cost, sumOfSquaredErrors, gradientNorm, validation].slice(0, width))
  const length = (): number => count / width
  return {
    length,
    add,
    last: () => (count === 0 ? undefined : at(length() - 1)),
    from: epoch => ({ names: own, numbers: numbers.slice(epoch * width, count) }),
    all: () => Array.from({ length: length() }, (_, epoch) => at(epoch))
  }
}
