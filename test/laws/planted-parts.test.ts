/** The planted bugs of all parts but gradients, and the library's own parts, on which no law may fail. */
import { rightParts, tryBug } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { matrixSeed } from './scripts/matrix-seed.ts'
import { testMatrix } from './planted-support.ts'

testMatrix(['layer', 'loss', 'optimizer', 'training', 'codec', 'scalar'], 60, [
  'layer: counts its calls',
  'layer: stale input',
  'loss: counts its calls',
  'optimizer: counts its calls',
  'optimizer: remembers outside of its state',
  'training: state outside',
  'training: depends on the calls before',
  'codec: counts its calls'
])

describe('no law fails on the library’s own parts', () => {
  it.each(rightParts.map(part => [part.name, part] as const))('%s', (name, { laws }) => {
    const right = { name, cause: 'nothing', kind: 'layer', plant: () => undefined, laws: () => laws } as const
    expect(tryBug({ seed: matrixSeed, runs: 25 })(right).kills).toEqual([])
  })
})
