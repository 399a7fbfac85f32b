/** Programs are asked for such training as they say they can. */
import { describe, expect, it } from 'vitest'
import { casesOf, scopeOf } from '../../../laws/review/internal/cases.ts'
import { trainingPlans } from '../../../laws/review/internal/plans.ts'
import type { StartAnswer } from '../../../laws/review/protocol.ts'

/** The batch size and the number of examples of all that is asked for. */
const batchesOf = (about: Omit<StartAnswer, 'protocol'>): readonly (readonly [size: number, all: number])[] => {
  const said: StartAnswer = { protocol: 'lawgrad-review/1', ...about }
  const scope = scopeOf(said)
  return trainingPlans(said, new Set(['train']), casesOf(scope, 0), scope).flatMap(([, stages]) =>
    stages.flatMap(({ asked }) =>
      asked.map(({ case: one, course }) => [course?.batchSize ?? 0, one.inputs.length] as const)
    )
  )
}

describe('batches', () => {
  it('are of all sizes, the last one smaller or not', () => {
    const asked = batchesOf({})
    expect(asked.some(([size, all]) => all % size > 0)).toBe(true)
    expect(asked.some(([size, all]) => size < all && all % size === 0)).toBe(true)
  })

  it('are of all examples alone, where a program says so', () =>
    expect(batchesOf({ batchSizes: 'all' }).every(([size, all]) => size === all)).toBe(true))

  it('are of one example alone, of several in turn, where a program says so', () => {
    const asked = batchesOf({ batchSizes: [1, 1] })
    expect(asked.every(([size]) => size === 1)).toBe(true)
    expect(asked.some(([, all]) => all > 1)).toBe(true)
  })

  it('are whole, where a program says so', () => {
    const asked = batchesOf({ partialBatches: false })
    expect(asked.every(([size, all]) => all % size === 0)).toBe(true)
    expect(asked.some(([size, all]) => size < all)).toBe(true)
  })
})
