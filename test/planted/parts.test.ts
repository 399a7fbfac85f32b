/** The planted bugs of all parts but gradients, and the library's own parts, on which no law may fail. */
import { describe, expect, it } from 'vitest'
import { matrixSeed } from '../laws/scripts/matrix-seed.ts'
import { plantedBugs } from './catalogue.ts'
import { tryBug } from './kill-matrix.ts'
import { rightParts } from './right-parts.ts'
import { testMatrix } from './support.ts'

testMatrix(
  [...new Set(plantedBugs.map(({ kind }) => kind))].filter(kind => kind !== 'gradient' && kind !== 'batch'),
  60,
  [
    'noise: drawn inside',
    'layer: counts its calls',
    'layer: stale input',
    'loss: counts its calls',
    'optimizer: counts its calls',
    'optimizer: remembers outside of its state',
    'initializer: a generator of its own',
    'schedule: counts its calls',
    'training: state outside',
    'training: depends on the calls before',
    'codec: counts its calls'
  ]
)

describe('no law fails on the library’s own parts', () => {
  it.each(rightParts.map(part => [part.name, part] as const))('%s', (name, { laws }) => {
    const right = { name, cause: 'nothing', kind: 'layer', plant: () => undefined, laws: () => laws } as const
    expect(tryBug({ seed: matrixSeed, runs: 25 })(right).kills).toEqual([])
  })
})
