/**
 * The epochs of a course as numbers, one after the other: few bytes each, however many there are.
 */
import type { EpochMetrics } from '../../../training/fit.ts'
import type { KeptHistory } from '../../capabilities.ts'
import { joined } from '../../internal/joined.ts'

/** An epoch, and J over the validation part after it, where there is one. */
export type Epoch = EpochMetrics & { readonly validation?: number }

const names = ['cost', 'sumOfSquaredErrors', 'gradientNorm'] as const

/** The names of the numbers of an epoch. */
export const namesOf = (isValidated: boolean): readonly string[] => (isValidated ? [...names, 'validation'] : names)

/** Epochs that are done. */
export interface Epochs {
  readonly length: () => number
  /** Adds the numbers of some epochs, in the order of their names, in parts of some epochs each; they are not copied. */
  readonly add: (parts: readonly Float64Array[]) => void
  readonly last: () => Epoch | undefined
  /** Those that were not asked for before, as they are kept. */
  readonly news: () => KeptHistory
  readonly all: () => readonly Epoch[]
}

/** So many epochs are worth a part of their own. */
const few = 64

/** Epochs of so many steps each, after those that are given. */
export const newEpochs = (given: readonly Epoch[], isValidated: boolean, steps: number): Epochs => {
  const own = namesOf(isValidated)
  const width = own.length
  const parts: Float64Array[] = []
  let [length, asked] = [0, 0]
  const epochAt = (part: Float64Array, from: number, epoch: number): Epoch => {
    const metrics = {
      step: epoch * steps,
      cost: part[from]!,
      sumOfSquaredErrors: part[from + 1]!,
      gradientNorm: part[from + 2]!,
      epoch
    }
    return isValidated ? { ...metrics, validation: part[from + 3]! } : metrics
  }
  const add = (more: readonly Float64Array[]): void => {
    for (const part of more) {
      parts.push(part)
      length += part.length / width
    }
  }
  add(
    given.map(({ cost, sumOfSquaredErrors, gradientNorm, validation = NaN }) =>
      Float64Array.of(cost, sumOfSquaredErrors, gradientNorm, validation).subarray(0, width)
    )
  )
  return {
    length: () => length,
    add,
    last: () => {
      const part = parts.at(-1)
      return part === undefined ? undefined : epochAt(part, part.length - width, length)
    },
    news: () => {
      const fresh = parts.slice(asked)
      const numbers = fresh.some(part => part.length < few * width) ? [joined(Float64Array)(fresh)] : fresh
      parts.splice(asked, fresh.length, ...numbers)
      asked = parts.length
      return { names: own, numbers }
    },
    all: () => {
      const epochs: Epoch[] = []
      for (const part of parts)
        for (let from = 0; from < part.length; from += width) epochs.push(epochAt(part, from, epochs.length + 1))
      return epochs
    }
  }
}
