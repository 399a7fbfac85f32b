/** Spaces, their points, and trials that are resumed. */
import {
  batch,
  best,
  between,
  betweenLogarithms,
  checkSpace,
  choice,
  countPoints,
  planTuning,
  pythonRandom,
  ranked,
  searchPoints,
  showSpaceError,
  tableOfTrials,
  trialOf,
  tune,
  vector,
  wholeBetween,
  type Space
} from 'lawgrad'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'

const space = { optimizer: choice('adam', 'momentum'), width: wholeBetween(1, 4), rate: betweenLogarithms(1e-4, 1) }
const small = { a: choice(1, 2, 3), b: choice(true, false) }
const points = <S extends Space>(of: S, search: Parameters<typeof searchPoints>[1], seed = 1) =>
  E.getOrElseW(() => expect.fail())(searchPoints(of, search)(pythonRandom(seed))[0])

describe('points', () => {
  it('a grid has every combination once, the ends of intervals among them', () => {
    const grid = points(space, { _tag: 'Grid', steps: 5 })
    expect(grid).toHaveLength(2 * 4 * 5)
    expect([...new Set(grid.map(({ rate }) => rate.toPrecision(6)))]).toEqual([
      '0.000100000',
      '0.00100000',
      '0.0100000',
      '0.100000',
      '1.00000'
    ])
    expect(new Set(grid.map(point => JSON.stringify(point))).size).toBe(grid.length)
  })
  it('drawn points are distinct, within bounds, and the same from the same seed', () =>
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, trials) => {
        const drawn = points(space, { _tag: 'Random', trials }, seed)
        expect(drawn).toHaveLength(trials)
        expect(new Set(drawn.map(point => JSON.stringify(point))).size).toBe(trials)
        for (const { width, rate } of drawn) {
          expect([1, 2, 3, 4]).toContain(width)
          expect(rate >= 1e-4 && rate <= 1).toBe(true)
        }
        expect(points(space, { _tag: 'Random', trials }, seed)).toEqual(drawn)
      })
    ))
  it('a small space is found whole, and no more', () => {
    expect(countPoints(small)).toBe(6)
    expect(points(small, { _tag: 'Random', trials: 100 })).toHaveLength(6)
    expect(points(small, { _tag: 'Random', trials: 5 })).toHaveLength(5)
  })
  it('whole numbers are spread evenly', () => {
    const count = new Map<number, number>()
    for (const { w } of points({ w: wholeBetween(1, 3), x: between(0, 1) }, { _tag: 'Random', trials: 3000 }))
      count.set(w, (count.get(w) ?? 0) + 1)
    for (const k of [1, 2, 3]) expect(Math.abs((count.get(k) ?? 0) - 1000)).toBeLessThan(150)
  })
  it('what is wrong is said', () => {
    const said = (of: Space) => E.swap(E.mapLeft(showSpaceError)(checkSpace(of)))
    expect(said({})).toMatchObject(E.right(expect.stringContaining('got none')))
    expect(said({ a: choice() })).toMatchObject(E.right(expect.stringContaining('a: expected one of several values')))
    expect(said({ a: choice(1, 2, 1) })).toMatchObject(E.right(expect.stringContaining('got 1 twice')))
    expect(said({ a: betweenLogarithms(0, 1) })).toMatchObject(E.right(expect.stringContaining('above 0')))
    expect(said({ a: wholeBetween(1, 2.5) })).toMatchObject(E.right(expect.stringContaining('whole numbers')))
    expect(searchPoints(small, { _tag: 'Grid', steps: 1 })(pythonRandom(0))[0]).toEqual(
      E.left({ _tag: 'WrongSteps', got: 1 })
    )
    expect(searchPoints(small, { _tag: 'Random', trials: 0 })(pythonRandom(0))[0]).toEqual(
      E.left({ _tag: 'WrongTrials', got: 0 })
    )
    const wide = Object.fromEntries([1, 2, 3].map(k => [`x${k}`, between(0, 1)]))
    expect(searchPoints(wide, { _tag: 'Grid', steps: 200 })(pythonRandom(0))[0]).toEqual(
      E.left({ _tag: 'TooManyPoints', points: 8_000_000 })
    )
  })
})

describe('trials', () => {
  const at = (x: number) => ({ input: vector([x]), target: vector([x]) })
  const plan = planTuning({ space: small, search: { _tag: 'Grid', steps: 2 }, folds: 2 })(
    batch([at(1), at(2), at(3), at(4)])
  )(pythonRandom(0))
  type Small = { readonly a: 1 | 2 | 3; readonly b: boolean }

  it('each point is scored on each part held out, and none that is done already', () => {
    let calls = 0
    const score = (
      { a, b }: Small,
      { validation }: { readonly validation: { readonly examples: readonly unknown[] } }
    ) => {
      calls += 1
      return a * validation.examples.length + (b ? 0.5 : 0)
    }
    const tuning = E.getOrElseW(() => expect.fail())(plan)
    const run = tune<1, 1, Small>(score)(tuning)
    const all = [...run([])]
    expect(calls).toBe(12)
    expect(all.map(trial => trial.score)).toEqual([2.5, 2, 4.5, 4, 6.5, 6])
    expect([...run(all.slice(1, 4))]).toEqual(all)
    expect(calls).toBe(12 + 6)
    expect(O.map((trial: (typeof all)[number]) => trial.point)(best(all))).toEqual(O.some({ a: 1, b: false }))
  })
  it('what diverged stands last, and is never the best', () => {
    const trials = [trialOf({ k: 1 }, [Number.NaN, 1]), trialOf({ k: 2 }, [3, 5])]
    expect(ranked(trials).map(({ point }) => point.k)).toEqual([2, 1])
    expect(best(trials.slice(0, 1))).toEqual(O.none)
    expect(tableOfTrials(trials)).toEqual([
      ['k', 'score', 'deviation'],
      ['2', '4.000', '1.000'],
      ['1', 'diverged', 'diverged']
    ])
  })
})
