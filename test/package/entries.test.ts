/** What each entry of the package pulls in: who wants types and laws does not pay for pictures, files or a command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isNode, isRelative, loadedBy, packageOf, targetOf } from '../stages/floors/source.ts'

const root = join(import.meta.dirname, '../..')

/** What a file loads at once; what it imports when it is asked to is left out. */
const eager = (path: string): readonly string[] => {
  const text = readFileSync(join(root, path), 'utf8')
  return loadedBy({ path, text }).filter(specifier => !text.includes(`import('${specifier}')`))
}

/** The packages that a file loads, by all that it imports. */
const packagesOf = (entry: string): readonly string[] => {
  const seen = new Set([entry])
  const found = new Set<string>()
  for (const path of seen)
    for (const specifier of eager(path))
      if (isRelative(specifier)) seen.add(targetOf(path, specifier))
      else found.add(isNode(specifier) ? 'node' : packageOf(specifier))
  return [...found].toSorted()
}

describe('the entry', () => {
  it.each([
    ['lawgrad', 'src/index.ts', ['fp-ts', 'io-ts', 'pure-rand']],
    ['lawgrad/csv', 'src/data/csv.ts', ['fp-ts', 'io-ts']],
    ['lawgrad/laws', 'laws/index.ts', ['fast-check', 'fp-ts', 'io-ts', 'pure-rand']],
    ['lawgrad/report', 'src/report/index.ts', ['fp-ts']]
  ])('%s pulls in no more than it says', (_, path, packages) => {
    const found = packagesOf(path)
    expect(found.filter(each => !packages.includes(each))).toEqual([])
  })

  it('of the command loads the laws and what draws only when it is asked to', () =>
    expect(packagesOf('src/command/node/process.ts')).toEqual(['commander', 'fp-ts', 'node']))

  it.each(['src/report/internal/render.ts', 'src/report/internal/contour.ts'])('needs %s for drawing', path =>
    expect(packagesOf(path).some(each => ['vega', 'd3-contour'].includes(each))).toBe(true)
  )
})
