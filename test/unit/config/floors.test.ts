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
    'src/tensor/vector.ts',
    'src/tensor/internal/kernel.ts',
    'src/engine/internal/compile.ts',
    'src/command/node/main.ts',
    'laws/index.ts',
    'test/unit/tensor/vector.test.ts'
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
    ['src/tensor/vector.ts', '../scalar/real.ts'],
    ['src/tensor/vector.ts', './internal/kernel.ts'],
    ['src/tensor/internal/kernel.ts', '../vector.ts'],
    ['src/engine/internal/compile.ts', '../../tensor/internal/kernel.ts'],
    ['src/index.ts', './tensor/vector.ts', 'export * from'],
    ['src/command/node/main.ts', '../../../laws/index.ts'],
    ['src/command/node/main.ts', 'node:fs'],
    ['src/command/node/main.ts', '../../index.ts'],
    ['laws/index.ts', '../src/tensor/vector.ts'],
    ['laws/index.ts', '../src/index.ts'],
    ['src/tensor/vector.ts', 'fp-ts/lib/Either.js'],
    ['src/tensor/vector.ts', 'io-ts'],
    ['test/unit/tensor/vector.test.ts', '../../../src/tensor/internal/kernel.ts'],
    ['test/unit/tensor/vector.test.ts', 'vitest'],
    ['test/unit/tensor/vector.test.ts', 'lawgrad']
  ])('%s imports %s', (path, specifier, how = 'import') => {
    expect(faults({ [path]: `${how} '${specifier}'` })).toEqual([])
  })
})

describe('imports that the house refuses', () => {
  test.each([
    ['src/scalar/real.ts', '../tensor/vector.ts', 'upward: scalar must not import tensor'],
    ['src/tensor/vector.ts', '../index.ts', 'upward: tensor must not import index'],
    ['src/index.ts', './command/node/main.ts', 'upward: index must not import command'],
    ['src/tensor/vector.ts', '../scalar/internal/bits.ts', 'is internal to the floor scalar'],
    ['src/tensor/internal/kernel.ts', '../../scalar/internal/bits.ts', 'is internal to the floor scalar'],
    ['src/engine/compiled.ts', '../tensor/internal/kernel.ts', 'is internal to the floor tensor'],
    ['src/tensor/vector.ts', '../../laws/index.ts', 'only src/command may import laws'],
    ['src/tensor/vector.ts', '../../test/unit/tensor/vector.test.ts', 'src imports only src and laws'],
    ['laws/index.ts', '../test/unit/tensor/vector.test.ts', 'laws imports only src and laws'],
    ['laws/index.ts', '../src/tensor/internal/kernel.ts', 'is internal to the floor tensor'],
    ['laws/index.ts', '../src/command/node/main.ts', 'laws must not import src/command'],
    ['laws/index.ts', 'node:fs', 'only src/command/node/ may import a module of Node'],
    ['src/tensor/vector.ts', 'node:fs', 'only src/command/node/ may import a module of Node'],
    ['src/tensor/vector.ts', 'process', 'only src/command/node/ may import a module of Node'],
    ['src/tensor/vector.ts', 'fp-ts/Either', "write 'fp-ts/lib/Either.js'"],
    ['src/tensor/vector.ts', 'fp-ts/lib/Either', "write 'fp-ts/lib/Either.js'"],
    ['test/unit/tensor/vector.test.ts', 'io-ts/Decoder', "write 'io-ts/lib/Decoder.js'"],
    ['src/tensor/vector.ts', 'vitest', "'vitest' is not in the dependencies"],
    ['src/tensor/vector.ts', 'lawgrad', 'import the file'],
    ['src/tensor/vector.ts', '../scalar/real', 'must end in .ts'],
    ['src/tensor/vector.ts', '../scalar/real.js', 'must end in .ts'],
    ['src/tensor/vector.ts', '../scalar/none.ts', 'there is no file src/scalar/none.ts']
  ])('%s imports %s', (path, specifier, message) => {
    const found = faults({ [path]: path === 'src/index.ts' ? `export * from '${specifier}'` : `import '${specifier}'` })
    expect(found).toEqual([expect.stringContaining(message)])
    expect(found[0]).toMatch(`${path}:1 `)
  })

  test('whatever the form of the import, and not in comments', () => {
    const upward = (text: string) => faults({ 'src/scalar/real.ts': text }).length
    expect(upward(`export * from '../tensor/vector.ts'`)).toBe(1)
    expect(upward(`import type { A } from '../tensor/vector.ts'`)).toBe(1)
    expect(upward(`const a = await import('../tensor/vector.ts')`)).toBe(1)
    expect(upward(`type A = import('../tensor/vector.ts').A`)).toBe(1)
    expect(upward(`// import '../tensor/vector.ts'\n/** import '../tensor/vector.ts' */`)).toBe(0)
  })

  test('says the line', () => {
    expect(faults({ 'src/scalar/real.ts': `\n\nimport '../tensor/vector.ts'` })).toEqual([
      'src/scalar/real.ts:3 upward: scalar must not import tensor'
    ])
  })
})

describe('files', () => {
  test('an unknown floor, or a file on no floor', () => {
    expect(faults({ 'src/utils/x.ts': '' })).toEqual([expect.stringContaining("'utils' is no floor")])
    expect(faults({ 'src/helpers.ts': '' })).toEqual([expect.stringContaining("'src/helpers.ts' is no floor")])
  })

  test('at most 400 lines', () => {
    expect(faults({ 'src/tensor/vector.ts': '//\n'.repeat(400) })).toEqual([])
    expect(faults({ 'src/tensor/vector.ts': '//\n'.repeat(401) })).toEqual([expect.stringContaining('401 lines')])
  })

  test('src/index.ts re-exports and does nothing else', () => {
    const text = `export * from './tensor/vector.ts'\nexport const x = 1\nimport './tensor/vector.ts'`
    expect(faults({ 'src/index.ts': text })).toEqual([
      'src/index.ts:2 src/index.ts only re-exports',
      'src/index.ts:3 src/index.ts only re-exports'
    ])
  })

  test('an import of nothing at all is no fault', () => expect(from('src/tensor/vector.ts', './vector.ts')).toEqual([]))
})

describe('rings', () => {
  const rings = (files: Readonly<Record<string, string>>) => cyclesOf(house(files)).map(({ message }) => message)

  test('of two, of three, and of one', () => {
    expect(rings({ 'src/tensor/a.ts': `import './b.ts'`, 'src/tensor/b.ts': `export * from './a.ts'` })).toEqual([
      'a ring of imports: src/tensor/a.ts → src/tensor/b.ts → src/tensor/a.ts'
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
