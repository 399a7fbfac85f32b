import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { goOn } from '../../../src/command/again.ts'
import { digestOf } from '../../../src/command/internal/digest.ts'
import { showOptionError } from '../../../src/command/option-error.ts'
import { parseEvery, sayPlace } from '../../../src/command/train/checkpoints.ts'
import { differing } from '../../../src/command/train/notes.ts'

describe('--checkpoint-every', () => {
  it.each([
    ['10', { _tag: 'Epochs', epochs: 10 }],
    ['30s', { _tag: 'Milliseconds', milliseconds: 30_000 }],
    ['250ms', { _tag: 'Milliseconds', milliseconds: 250 }],
    [' 1.5 min', { _tag: 'Milliseconds', milliseconds: 90_000 }],
    ['.5h', { _tag: 'Milliseconds', milliseconds: 1_800_000 }]
  ])('takes %s', (text, every) => expect(parseEvery(text)).toEqual(E.right(every)))

  it.each(['', '0', '-1', '1.5', 's', '0s', '-2 min', '3 days', 'NaN', 'Infinity s'])('refuses %j', text =>
    expect(E.mapLeft(showOptionError)(parseEvery(text))).toEqual(
      E.left(
        `--checkpoint-every: expected a number of epochs from 1, or a time with its unit: ms, s, min or h; got ${JSON.stringify(text)}. Give for instance --checkpoint-every 10, or --checkpoint-every 30s.`
      )
    )
  )
})

describe('the command line that goes on', () => {
  it('is one that a shell reads as it was', () =>
    expect(goOn(['train', 'a b.ts', '--initializer', 'uniform(0, 1)', '--title', "it's"])).toBe(
      `lawgrad train 'a b.ts' --initializer 'uniform(0, 1)' --title 'it'\\''s' --resume`
    ))

  it('asks for --resume once', () => expect(goOn(['train', '--resume'])).toBe('lawgrad train --resume'))
})

it('a place is said in words', () => {
  expect(sayPlace({ epoch: 3, position: 0 }, 10)).toBe('epoch 3 of 10')
  expect(sayPlace({ epoch: 3, position: 2 }, 10)).toBe('step 2 of epoch 4 of 10')
})

describe('a digest', () => {
  it('tells lists apart by every bit, by their order and by where they end', () => {
    const lists = [
      [[1, 2], [3]],
      [[1], [2, 3]],
      [[2, 1], [3]],
      [[1, 2], [3.0000000000000004]],
      [[0]],
      [[-0]],
      [[NaN]],
      [[]],
      []
    ]
    expect(new Set(lists.map(digestOf)).size).toBe(lists.length)
    expect(digestOf([[1, 2], [3]])).toBe(digestOf([[1, 2], [3]]))
    const single = Array.from({ length: 20_000 }, (_, k) => digestOf([[k, 0, 1]]))
    expect(new Set(single).size).toBe(single.length)
  })
})

it('notes that differ are told with both values', () =>
  expect(
    differing({ '--seed': '0', '--loss': 'quadratic' }, { '--seed': '1', '--loss': 'quadratic', new: 'x' })
  ).toEqual([
    { name: '--seed', saved: '0', now: '1' },
    { name: 'new', saved: 'nothing', now: 'x' }
  ]))
