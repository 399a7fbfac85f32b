import { describe, expect, test } from 'vitest'
import { faultsOf } from '../../stages/floors/check.ts'
import { cyclesOf } from '../../stages/floors/cycles.ts'

const declared = new Set(['fp-ts', 'io-ts'])

/** Files by path; those that an example imports exist, empty. */
const house = (files: Readonly<Record<string, string>>) => {
  const others = [
    'src/index.ts',
    'src/dimension/size.ts',
    'src/scalar/real.ts',
    'src/scalar/internal/bits.ts',
    'src/linear/vector.ts',
    'src/linear/internal/kernel.ts',
    'src/engine/internal/compile.ts',
    'src/node/main.ts',
    'laws/index.ts',
    'test/unit/linear/vector.test.ts'
  ]
  return Object.entries({ ...Object.fromEntries(others.map(path => [path, ''])), ...files }).map(([path, text]) => ({
    path,
    text
  }))
}

const faults = (files: Readonly<Record<string, string>>): readonly string[] =>
  faultsOf(house(files), declared).map(({ path, line, message }) => `${path}:${line} ${message}`)

const from = (path: string, specifier: string): readonly string[] => faults({ [path]: `import '${specifier}'` })

describe('imports that the house allows', () => {
  test.each([
    ['src/linear/vector.ts', '../scalar/real.ts'],
    ['src/linear/vector.ts', './internal/kernel.ts'],
    ['src/linear/internal/kernel.ts', '../vector.ts'],
    ['src/engine/internal/compile.ts', '../../linear/internal/kernel.ts'],
    ['src/index.ts', './linear/vector.ts', 'export * from'],
    ['src/node/main.ts', '../../laws/index.ts'],
    ['src/node/main.ts', 'node:fs'],
    ['src/node/main.ts', '../index.ts'],
    ['laws/index.ts', '../src/linear/vector.ts'],
    ['laws/index.ts', '../src/index.ts'],
    ['src/linear/vector.ts', 'fp-ts/lib/Either.js'],
    ['src/linear/vector.ts', 'io-ts'],
    ['test/unit/linear/vector.test.ts', '../../../src/linear/internal/kernel.ts'],
    ['test/unit/linear/vector.test.ts', 'vitest'],
    ['test/unit/linear/vector.test.ts', 'lawgrad']
  ])('%s imports %s', (path, specifier, how = 'import') => {
    expect(faults({ [path]: `${how} '${specifier}'` })).toEqual([])
  })
})

describe('imports that the house refuses', () => {
  test.each([
    ['src/scalar/real.ts', '../linear/vector.ts', 'upward: scalar must not import linear'],
    ['src/linear/vector.ts', '../index.ts', 'upward: linear must not import index'],
    ['src/index.ts', './node/main.ts', 'upward: index must not import node'],
    ['src/linear/vector.ts', '../scalar/internal/bits.ts', 'is internal to the floor scalar'],
    ['src/linear/internal/kernel.ts', '../../scalar/internal/bits.ts', 'is internal to the floor scalar'],
    ['src/engine/compiled.ts', '../linear/internal/kernel.ts', 'is internal to the floor linear'],
    ['src/linear/vector.ts', '../../laws/index.ts', 'only src/node may import laws'],
    ['src/linear/vector.ts', '../../test/unit/linear/vector.test.ts', 'src imports only src and laws'],
    ['laws/index.ts', '../test/unit/linear/vector.test.ts', 'laws imports only src and laws'],
    ['laws/index.ts', '../src/linear/internal/kernel.ts', 'is internal to the floor linear'],
    ['laws/index.ts', '../src/node/main.ts', 'laws must not import src/node'],
    ['laws/index.ts', 'node:fs', 'only src/node may import a module of Node'],
    ['src/linear/vector.ts', 'node:fs', 'only src/node may import a module of Node'],
    ['src/linear/vector.ts', 'process', 'only src/node may import a module of Node'],
    ['src/linear/vector.ts', 'fp-ts/Either', "write 'fp-ts/lib/Either.js'"],
    ['src/linear/vector.ts', 'fp-ts/lib/Either', "write 'fp-ts/lib/Either.js'"],
    ['test/unit/linear/vector.test.ts', 'io-ts/Decoder', "write 'io-ts/lib/Decoder.js'"],
    ['src/linear/vector.ts', 'vitest', "'vitest' is not in the dependencies"],
    ['src/linear/vector.ts', 'lawgrad', 'import the file'],
    ['src/linear/vector.ts', '../scalar/real', 'must end in .ts'],
    ['src/linear/vector.ts', '../scalar/real.js', 'must end in .ts'],
    ['src/linear/vector.ts', '../scalar/none.ts', 'there is no file src/scalar/none.ts']
  ])('%s imports %s', (path, specifier, message) => {
    const found = faults({ [path]: path === 'src/index.ts' ? `export * from '${specifier}'` : `import '${specifier}'` })
    expect(found).toEqual([expect.stringContaining(message)])
    expect(found[0]).toMatch(`${path}:1 `)
  })

  test('whatever the form of the import, and not in comments', () => {
    const upward = (text: string) => faults({ 'src/scalar/real.ts': text }).length
    expect(upward(`export * from '../linear/vector.ts'`)).toBe(1)
    expect(upward(`import type { A } from '../linear/vector.ts'`)).toBe(1)
    expect(upward(`const a = await import('../linear/vector.ts')`)).toBe(1)
    expect(upward(`type A = import('../linear/vector.ts').A`)).toBe(1)
    expect(upward(`// import '../linear/vector.ts'\n/** import '../linear/vector.ts' */`)).toBe(0)
  })

  test('says the line', () => {
    expect(faults({ 'src/scalar/real.ts': `\n\nimport '../linear/vector.ts'` })).toEqual([
      'src/scalar/real.ts:3 upward: scalar must not import linear'
    ])
  })
})

describe('files', () => {
  test('an unknown floor, or a file on no floor', () => {
    expect(faults({ 'src/utils/x.ts': '' })).toEqual([expect.stringContaining("'utils' is no floor")])
    expect(faults({ 'src/helpers.ts': '' })).toEqual([expect.stringContaining("'src/helpers.ts' is no floor")])
  })

  test('at most 400 lines', () => {
    expect(faults({ 'src/linear/vector.ts': '//\n'.repeat(400) })).toEqual([])
    expect(faults({ 'src/linear/vector.ts': '//\n'.repeat(401) })).toEqual([expect.stringContaining('401 lines')])
  })

  test('src/index.ts re-exports and does nothing else', () => {
    const text = `export * from './linear/vector.ts'\nexport const x = 1\nimport './linear/vector.ts'`
    expect(faults({ 'src/index.ts': text })).toEqual([
      'src/index.ts:2 src/index.ts only re-exports',
      'src/index.ts:3 src/index.ts only re-exports'
    ])
  })

  test('an import of nothing at all is no fault', () => expect(from('src/linear/vector.ts', './vector.ts')).toEqual([]))
})

describe('rings', () => {
  const rings = (files: Readonly<Record<string, string>>) => cyclesOf(house(files)).map(({ message }) => message)

  test('of two, of three, and of one', () => {
    expect(rings({ 'src/linear/a.ts': `import './b.ts'`, 'src/linear/b.ts': `export * from './a.ts'` })).toEqual([
      'a ring of imports: src/linear/a.ts → src/linear/b.ts → src/linear/a.ts'
    ])
    expect(
      rings({ 'src/a.ts': `import './b.ts'`, 'src/b.ts': `import './c.ts'`, 'src/c.ts': `import './a.ts'` })
    ).toHaveLength(1)
    expect(rings({ 'src/a.ts': `import './a.ts'` })).toHaveLength(1)
  })

  test('types load nothing', () => {
    const back = (text: string) => rings({ 'src/a.ts': `import { b } from './b.ts'`, 'src/b.ts': text }).length
    expect(back(`import type { A } from './a.ts'`)).toBe(0)
    expect(back(`export type { A } from './a.ts'`)).toBe(0)
    expect(back(`import { type A } from './a.ts'`)).toBe(1)
    expect(back(`import type { A } from './c.ts'\nimport { a } from './a.ts'`)).toBe(1)
  })

  test('a diamond is none', () => {
    const files = {
      'src/a.ts': `import './b.ts'\nimport './c.ts'`,
      'src/b.ts': `import './d.ts'`,
      'src/c.ts': `import './d.ts'`
    }
    expect(rings({ ...files, 'src/d.ts': '' })).toEqual([])
  })

  test('two rings are both found', () => {
    const pair = (a: string, b: string) => ({
      [`src/${a}.ts`]: `import './${b}.ts'`,
      [`src/${b}.ts`]: `import './${a}.ts'`
    })
    expect(rings({ ...pair('a', 'b'), ...pair('c', 'd') })).toHaveLength(2)
  })
})
