import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'
import { targets } from '../fuzz/targets.ts'

describe.each(targets)('$name', target => {
  it('answers whatever it is given, in words where it refuses', () => {
    const { read, finding } = fuzz(target, 2000, 1)
    expect(finding).toBeNull()
    // of what is tried, some is good
    expect(read).toBeGreaterThan(20)
  })

  it('answers any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const result = target.read(bytes)
        if (E.isLeft(result)) expect(result.left).toMatch(/\S/u)
      })
    )
  })
})

it('an exception and an error without words are found', () => {
  const seeds = [Uint8Array.of(1)]
  const thrown = fuzz(
    {
      name: 'a',
      seeds,
      pieces: seeds,
      read: bytes => {
        if (bytes.length > 3) throw new Error('long')
        return E.right(1)
      }
    },
    1000,
    1
  )
  expect(thrown.finding?.reason).toMatch(/long/u)
  expect(fuzz({ name: 'a', seeds, pieces: seeds, read: () => E.left(' ') }, 10, 1).finding?.reason).toBe('it says " "')
})
