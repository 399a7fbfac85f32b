/**
 * Correct programs compile, and do what they say. The root's type check compiles them with TypeScript 6 and 7, the
 * budget of the types with 5.9; here they run.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consumer, consumerOf } from './build.ts'
import { check, root, tsc, versions } from './compile.ts'

const folder = join(root, 'test/types/programs')
const programs = readdirSync(folder).filter(file => file.endsWith('.ts'))

/** The code without text and comments. */
const codeOf = (file: string): string =>
  readFileSync(join(folder, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/gu, '')

describe('the catalogue of correct programs', () => {
  it('has at least 60', () => expect(programs.length).toBeGreaterThanOrEqual(60))

  it.each(programs)('%s runs, without a cast or an any', async file => {
    const code = codeOf(file).replaceAll(/import [^]*? from|as const\b/gu, '')
    expect(code).not.toMatch(/\bany\b|\bas\b|\w!\.|\bunknown\b|@ts-/u)
    await import(join(folder, file))
  })
})

describe('JavaScript with checkJs', () => {
  it.concurrent.each(versions)('is checked like TypeScript by %s', async compiler => {
    const messages = await check(compiler, await consumerOf(`javascript-${compiler}`, 'test/types/javascript'))
    expect(messages.map(({ file, line, column, code }) => ({ file, line, column, code }))).toEqual([
      { file: 'mistake.js', line: 5, column: 49, code: 'TS2345' }
    ])
    expect(messages[0]?.text).toContain("Type '2' is not assignable to type '3'.")
  })

  it('runs', async () => {
    await import(join(root, 'test/types/javascript/model.js'))
  })
})

describe('declarations of a user', () => {
  it('are emitted by each compiler and understood by another, on top of ours', async () => {
    const folder = await consumer('reexport')
    copyFileSync(join(root, 'test/types/reexport/model.ts'), join(folder, 'model.ts'))
    const emit = ['-p', folder, '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir']
    for (const [emitting, checking] of [
      ['5.9', '7.0'],
      ['6.0', '5.9'],
      ['7.0', '6.0']
    ] as const) {
      const out = join(folder, `by-${emitting}`)
      expect(await tsc(emitting, [...emit, out])).toBe('')
      copyFileSync(join(root, 'test/types/reexport/consumer.ts'), join(out, 'consumer.ts'))
      const project = {
        extends: '../tsconfig.json',
        compilerOptions: { allowImportingTsExtensions: true },
        files: ['consumer.ts'],
        include: []
      }
      writeFileSync(join(out, 'tsconfig.json'), JSON.stringify(project))
      const declarations = readFileSync(join(out, 'model.d.ts'), 'utf8')
      expect(declarations).toMatch(/or: .*Network<2, 1, \[.*Dense<2, 1>, .*Sigmoid<1>\]>/u)
      expect(await tsc(checking, ['-p', out])).toBe('')
    }
  })
})
