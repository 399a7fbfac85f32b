import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import type { EpochMetrics } from 'lawgrad'
import { drive } from '../../../src/command/train/internal/drive.ts'

const metrics = (epoch: number, cost = 1 / epoch): EpochMetrics => ({
  epoch,
  step: epoch,
  cost,
  sumOfSquaredErrors: 2 * cost,
  gradientNorm: cost
})

const states = (count: number, cost?: (epoch: number) => number) =>
  Array.from({ length: count }, (_, k) => [metrics(k + 1, cost?.(k + 1)), k + 1] as const)

const between = () => {
  let time = 0
  return {
    now: () => (time += 10),
    pause: () => Promise.resolve(),
    stopped: (): O.Option<'SIGINT'> => O.none,
    show: (): void => undefined
  }
}

describe('drive', () => {
  it('takes all states and keeps their metrics', async () => {
    const course = await drive(states(100), 0, between())
    expect(course._tag === 'Finished' && [course.state, course.history.length]).toEqual([100, 100])
    expect(await drive(states(0), 7, between())).toEqual({ _tag: 'Finished', history: [], state: 7 })
  })

  it('pauses and shows the last epoch every eighty milliseconds', async () => {
    const shown: number[] = []
    let pauses = 0
    await drive(states(100), 0, {
      ...between(),
      pause: async () => void (pauses += 1),
      show: ({ epoch }) => void shown.push(epoch)
    })
    expect(pauses).toBe(shown.length + 1)
    expect(shown.length).toBeGreaterThan(8)
    expect(shown.length).toBeLessThan(20)
    expect(shown).toEqual(shown.toSorted((a, b) => a - b))
  })

  it('stops when a signal has come and asks for no further state', async () => {
    let taken = 0
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield [metrics((taken += 1)), taken] as const
      }
    }
    let asked = 0
    const stopped = () => ((asked += 1) > 3 ? O.some('SIGINT' as const) : O.none)
    const course = await drive(endless, 0, { ...between(), stopped })
    expect(course).toEqual({ _tag: 'Stopped', epoch: taken, signal: 'SIGINT' })
  })

  it.each([NaN, Infinity])('stops at the first cost of %d', async bad => {
    const course = await drive(
      states(100, epoch => (epoch === 42 ? bad : 1)),
      0,
      between()
    )
    expect(course).toEqual({ _tag: 'Broken', epoch: 42 })
  })

  it('stops at the first gradient that is not finite', async () => {
    const infinite = [[{ ...metrics(1), gradientNorm: Infinity }, 1] as const]
    expect(await drive(infinite, 0, between())).toEqual({ _tag: 'Broken', epoch: 1 })
  })

  it('answers with what a step throws', async () => {
    const failing = {
      *[Symbol.iterator](): Generator<readonly [EpochMetrics, number]> {
        yield [metrics(1), 1]
        throw new Error('mine')
      }
    }
    expect(await drive(failing, 0, between())).toEqual({ _tag: 'Threw', cause: new Error('mine') })
  })

  it('runs a hundred thousand epochs', async () => {
    const course = await drive(states(100_000), 0, between())
    expect(course._tag === 'Finished' && course.history.length).toBe(100_000)
  })
})
