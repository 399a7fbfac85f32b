import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import type { EpochMetrics } from 'lawgrad'
import type { KeptHistory } from '../../../src/command/capabilities.ts'
import type { Every } from '../../../src/command/train/checkpoints.ts'
import { drive, type Between, type Reached } from '../../../src/command/train/internal/drive.ts'
import { newEpochs } from '../../../src/command/train/internal/epochs.ts'
import { mapped } from '../../../src/command/train/internal/mapped.ts'

const metrics = (epoch: number, cost = 1 / epoch): EpochMetrics => ({
  epoch,
  step: epoch,
  cost,
  sumOfSquaredErrors: 2 * cost,
  gradientNorm: cost
})

const states = (count: number, cost?: (epoch: number) => number) =>
  Array.from({ length: count }, (_, k) => ({ epoch: O.some(metrics(k + 1, cost?.(k + 1))), state: k + 1 }))

const start: Reached<number> = { history: [], state: 0 }

/** A state after a step; with the epoch, if the step was its last. */
interface Step {
  readonly state: number
  readonly epoch: O.Option<EpochMetrics>
}

/** Each of the steps is a stretch. */
const driven = (steps: Iterable<Step>, { history, state }: Reached<number>, what: Between<number>) =>
  drive(
    () =>
      mapped(steps, one => ({
        epochs: O.isSome(one.epoch)
          ? [Float64Array.of(one.epoch.value.cost, one.epoch.value.sumOfSquaredErrors, one.epoch.value.gradientNorm)]
          : [],
        reached: () => one.state
      })),
    newEpochs(history, false, 1),
    state,
    what
  )

const between = () => {
  let time = 0
  return {
    now: () => (time += 10),
    pause: () => Promise.resolve(),
    stopped: (): O.Option<'SIGINT'> => O.none,
    show: (): void => undefined,
    keep: (): void => undefined,
    save: () => Promise.resolve(),
    every: O.none
  }
}

describe('drive', () => {
  it('takes all states and keeps their metrics', async () => {
    const course = await driven(states(100), start, between())
    expect(course._tag === 'Finished' && [course.state, course.history.length]).toEqual([100, 100])
    expect(await driven(states(0), { history: [], state: 7 }, between())).toEqual({
      _tag: 'Finished',
      history: [],
      state: 7
    })
  })

  it('pauses and shows the last epoch every eighty milliseconds', async () => {
    const shown: number[] = []
    let pauses = 0
    await driven(states(100), start, {
      ...between(),
      pause: async () => void (pauses += 1),
      show: ({ epoch }) => void shown.push(epoch)
    })
    expect(pauses).toBeGreaterThan(shown.length)
    expect(shown.length).toBeGreaterThan(8)
    expect(shown.length).toBeLessThan(30)
    expect(shown).toEqual(shown.toSorted((a, b) => a - b))
  })

  it('stops when a signal has come and asks for no further state', async () => {
    let taken = 0
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield { epoch: O.some(metrics((taken += 1))), state: taken }
      }
    }
    let asked = 0
    const stopped = () => ((asked += 1) > 3 ? O.some('SIGINT' as const) : O.none)
    const course = await driven(endless, start, { ...between(), stopped })
    expect(course).toMatchObject({ _tag: 'Stopped', state: taken, signal: 'SIGINT' })
    expect(course._tag === 'Stopped' && course.history.length).toBe(taken)
  })

  it.each([NaN, Infinity])('stops at the first cost of %d', async bad => {
    const course = await driven(
      states(100, epoch => (epoch === 42 ? bad : 1)),
      start,
      between()
    )
    expect(course._tag === 'Broken' && [course.history.length, course.history.at(-1)?.cost, course.state]).toEqual([
      42,
      bad,
      42
    ])
  })

  it('stops at the first gradient that is not finite', async () => {
    const infinite = [{ epoch: O.some({ ...metrics(1), gradientNorm: Infinity }), state: 1 }]
    expect(await driven(infinite, start, between())).toEqual({
      _tag: 'Broken',
      history: [{ ...metrics(1), gradientNorm: Infinity }],
      state: 1
    })
  })

  it('answers with what a step throws', async () => {
    const failing = {
      *[Symbol.iterator](): Generator<Step> {
        yield { epoch: O.some(metrics(1)), state: 1 }
        throw new Error('mine')
      }
    }
    expect(await driven(failing, start, between())).toEqual({ _tag: 'Threw', cause: new Error('mine') })
  })

  it('runs a hundred thousand epochs', async () => {
    const course = await driven(states(100_000), start, between())
    expect(course._tag === 'Finished' && course.history.length).toBe(100_000)
  })

  /** The numbers of epochs, from their costs. */
  const epochsOf = ({ names, numbers }: KeptHistory): readonly number[] =>
    numbers.flatMap(part => [...part]).flatMap((cost, k) => (k % names.length === 0 ? [Math.round(1 / cost)] : []))

  /** What is kept and written, by state; every clock tick is ten milliseconds. */
  const recorded = async (steps: Iterable<Step>, every: O.Option<Every>, from = start) => {
    const kept: (readonly [number, readonly number[], boolean])[] = []
    const saved: number[] = []
    const course = await driven(steps, from, {
      ...between(),
      every,
      keep: (state, epochs, isFirst) => void kept.push([state, epochsOf(epochs), isFirst]),
      save: async () => void saved.push(kept.at(-1)?.[0] ?? NaN)
    })
    return { course, kept, saved }
  }

  it('keeps every epoch once, in order, the first time from the start', async () => {
    const { kept } = await recorded(states(200), O.none)
    expect(kept.length).toBeGreaterThan(10)
    expect(kept.map(([, , isFirst]) => isFirst)).toEqual(kept.map((_, k) => k === 0))
    const epochs = kept.flatMap(([, each]) => each)
    expect(epochs).toEqual(epochs.map((_, k) => k + 1))
    for (const [state, each] of kept) expect(each.at(-1)).toBe(state)
  })

  it('keeps the last state when a signal has come', async () => {
    const kept: number[] = []
    let asked = 0
    const course = await driven(states(1000), start, {
      ...between(),
      stopped: () => ((asked += 1) > 5 ? O.some('SIGTERM' as const) : O.none),
      keep: state => void kept.push(state)
    })
    expect(course._tag === 'Stopped' && course.state).toBe(kept.at(-1))
  })

  it('writes a checkpoint after so many epochs, and keeps the end', async () => {
    const { saved, kept } = await recorded(states(25), O.some({ _tag: 'Epochs', epochs: 10 }))
    expect(saved).toEqual([10, 20])
    expect(kept.at(-1)?.[0]).toBe(25)
  })

  it('writes a checkpoint after so many milliseconds', async () => {
    const { saved } = await recorded(states(200), O.some({ _tag: 'Milliseconds', milliseconds: 1000 }))
    expect(saved.length).toBeGreaterThan(3)
    expect(saved.length).toBeLessThan(15)
  })

  it('goes on with the epochs before, which it keeps at once', async () => {
    const before = [metrics(1), metrics(2)]
    const { course, kept } = await recorded(states(5).slice(2), O.none, { history: before, state: 2 })
    expect(kept[0]).toEqual([2, [1, 2], true])
    expect(course._tag === 'Finished' && course.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5])
  })

  it('ends a stretch when it is time', async () => {
    let taken = 0
    const lengths: number[] = []
    const stretches = (isDue: () => boolean) => ({
      *[Symbol.iterator]() {
        while (taken < 100) {
          const before = taken
          do taken += 1
          while (taken < 100 && !isDue())
          lengths.push(taken - before)
          const state = taken
          yield { epochs: [new Float64Array(3 * (taken - before)).fill(1)], reached: () => state }
        }
      }
    })
    const course = await drive(stretches, newEpochs([], false, 1), 0, { ...between(), every: O.none })
    expect(course._tag === 'Finished' && [course.state, course.history.length]).toEqual([100, 100])
    expect(lengths.slice(0, -1).every(length => length === 2 || length === 3)).toBe(true)
  })

  it('keeps the state before every step that may be as long as one of fifty milliseconds', async () => {
    let time = 0
    const kept: number[] = []
    const begun: (readonly [number, number | undefined])[] = []
    const slow = {
      *[Symbol.iterator](): Generator<Step> {
        for (let k = 1; k <= 20; k++) {
          begun.push([k, kept.at(-1)])
          time += 50
          yield { epoch: O.none, state: k }
        }
      }
    }
    await driven(slow, start, { ...between(), now: () => (time += 0.01), keep: state => void kept.push(state) })
    expect(begun.slice(1)).toEqual(begun.slice(1).map(([k]) => [k, k - 1]))
  })
})
