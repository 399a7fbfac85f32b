/** The file of trials, and the order of those in it. */
import { trialOf } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { trialTable } from '../../../../src/command/tune/results.ts'
import { encodeTrials, inOrder } from '../../../../src/command/tune/trials.ts'

const [a, b, c] = [
  trialOf({ width: 1 }, [0.5, 1.5]),
  trialOf({ width: 2 }, [-2, -1]),
  trialOf({ width: 3 }, [NaN, 1])
] as const

describe('trials', () => {
  it('stand in the order of the points, others behind', () =>
    expect(inOrder([{ width: 2 }, { width: 1 }], [c, a, b])).toEqual([b, a, c]))

  it('are written with exact digits, and NaN as a text', () =>
    expect(JSON.parse(encodeTrials({ '--seed': '0' }, [a, c]))).toEqual({
      format: 'lawgrad-trials/1',
      notes: { '--seed': '0' },
      trials: [
        { point: { width: 1 }, scores: [0.5, 1.5] },
        { point: { width: 3 }, scores: ['NaN', 1] }
      ]
    }))

  it('are a table, the best first, with a note only where one diverged', () => {
    expect(trialTable([a, c, b])).toEqual({
      headers: ['width', 'score', 'deviation', 'note'],
      rows: [
        ['2', '−1.5', '0.5', ''],
        ['1', '1', '0.5', ''],
        ['3', '', '', 'diverged']
      ]
    })
    expect(trialTable([a]).headers).toEqual(['width', 'score', 'deviation'])
  })
})
