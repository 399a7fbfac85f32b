import { describe, expect, it } from 'vitest'
import { waivedBy } from './options.ts'

const known = ['deno', 'bun']

describe('the peers to do without', () => {
  it.each([
    [[], []],
    [['--without', 'deno'], ['deno']],
    [
      ['--without', 'deno,bun'],
      ['deno', 'bun']
    ],
    [['--without=bun'], ['bun']]
  ])('%j', (args, waived) => expect(waivedBy(args, known)).toEqual({ waived, faults: [] }))

  it.each([
    [['--without', 'node'], "no peer is named 'node'. The peers: deno, bun"],
    [['--without'], 'expected --without NAME,NAME, or nothing; got --without'],
    [['deno'], 'expected --without NAME,NAME, or nothing; got deno'],
    [['--without', 'deno', 'bun'], 'expected --without NAME,NAME, or nothing; got --without deno bun']
  ])('%j is refused', (args, fault) => expect(waivedBy(args, known).faults).toEqual([fault]))
})
