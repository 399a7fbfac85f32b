/** Tasks in threads. */
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import type { TaskDone } from '../../../../src/command/capabilities.ts'
import { pool } from '../../../../src/command/node/internal/pool.ts'

const moduleOf = (prepare: string): string =>
  `data:text/javascript,${encodeURIComponent(`export const prepare = ${prepare}`)}`

const product = moduleOf(`setup => () => async () => ({ _tag: 'Right', right: task => task * setup })`)

const all = async (module: string, tasks: readonly unknown[], workers: number, isStopped = () => false) => {
  const told: E.Either<string, TaskDone>[] = []
  for await (const one of pool({ module, setup: 10, tasks }, workers, isStopped)) told.push(one)
  return told
}

describe('a pool of threads', () => {
  it.each([1, 2, 7])('does every task once in %i threads', async workers => {
    const told = await all(product, [3, 1, 2], workers)
    const byIndex = told.flatMap(one => (E.isRight(one) ? [one.right] : [])).toSorted((a, b) => a.index - b.index)
    expect(byIndex).toEqual([
      { index: 0, result: 30 },
      { index: 1, result: 10 },
      { index: 2, result: 20 }
    ])
  })

  it('does nothing where there is nothing to do', async () => expect(await all(product, [], 2)).toEqual([]))

  it('ends with the first failure', async () => {
    const refusing = moduleOf(`() => () => async () => ({ _tag: 'Left', left: 'no file' })`)
    expect(await all(refusing, [1, 2], 1)).toEqual([E.left('no file')])
    const throwing = moduleOf(
      `() => () => async () => ({ _tag: 'Right', right: () => { throw new Error('too much') } })`
    )
    expect(await all(throwing, [1, 2], 1)).toEqual([E.left('Error: too much')])
    const leaving = moduleOf(`() => () => async () => process.exit(0)`)
    expect(await all(leaving, [1, 2], 1)).toEqual([E.left('the end of its thread')])
  })

  it('ends at a stop, whatever its threads are at', async () => {
    const endless = moduleOf(`() => () => async () => ({ _tag: 'Right', right: () => { for (;;); } })`)
    const start = performance.now()
    let asked = 0
    expect(await all(endless, [1], 1, () => (asked += 1) > 3)).toEqual([])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
