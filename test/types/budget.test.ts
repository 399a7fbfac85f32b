/**
 * What the types cost a user's compiler does not grow: counts of types and instantiations, which are exact, against those that
 * `npm run types:budget` recorded.
 */
import { describe, expect, it } from 'vitest'
import { measureAll, readLimits, repeatedTitle, titleOf, wholeTitle } from './budget/measure.ts'

const limits = readLimits()
/** Growth by a twentieth is let pass, so that a new member of `Layer` is not an alarm. */
const slack = 1.05

// 5.9 counts as 6.0 does, to two instantiations: the consumer's project is enough.
const costs = await measureAll('budget-test', (title, version) => version !== '5.9' || title === wholeTitle)

describe.each(Object.entries(costs))('%s', (title, byVersion) => {
  it.each(Object.entries(byVersion))('costs no more than recorded on TypeScript %s', (version, cost) => {
    const limit = Object.entries(limits[title] ?? {}).find(([recorded]) => recorded === version)?.[1]
    expect(cost.types).toBeGreaterThan(0)
    expect(cost.types).toBeLessThanOrEqual((limit?.types ?? 0) * slack)
    expect(cost.instantiations).toBeLessThanOrEqual((limit?.instantiations ?? 0) * slack)
  })
})

/** What a network of 100 layers cost when equations were over scalars and sizes unchecked inside of them. */
const before = 22_048

it('checks a network of 100 layers with at most 1.2 times the instantiations of equations over scalars', () => {
  const { '6.0': v6, '7.0': v7 } = costs[titleOf(100, 'fp-ts')] ?? {}
  for (const cost of [v6, v7]) expect(cost?.instantiations).toBeLessThanOrEqual(before * 1.2)
})

it('covers networks of 10, 100 and 400 layers, by either pipe, repeats, and a consumer on three compilers', () => {
  const networks = ['fp-ts', 'lawgrad'].flatMap(pipe => [10, 100, 400].map(size => titleOf(size, pipe)))
  expect(Object.keys(costs)).toEqual([...networks, repeatedTitle, wholeTitle])
  expect(Object.keys(costs[wholeTitle] ?? {})).toEqual(['5.9', '6.0', '7.0'])
})
