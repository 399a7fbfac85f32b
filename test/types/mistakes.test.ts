/**
 * Every mistake of the catalogue is one error, at the guilty place, in words that say why, and the same from both compilers.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cataloguePath, pageOf } from './catalogue.ts'
import { check, type Message, root } from './compile.ts'
import { fixtures } from './fixture.ts'

const project = 'test/types/mistakes/tsconfig.json'

/** What no message shows: the machinery of the types. */
const machinery =
  /\bnever\b|#\w|[Ss]ymbol|import\(|internal\/|\bPrettify\b|\b(?:Kind|IsUnion|IsNotPositiveInteger|NotEmpty|NotLiteral|Sums|AddReversed)\b/u

const found: { v6: readonly Message[]; v7: readonly Message[] } = { v6: [], v7: [] }

beforeAll(async () => {
  const [v6, v7] = await Promise.all([check('6.0', project), check('7.0', project)])
  Object.assign(found, { v6, v7 })
}, 120_000)

const about = (name: string, version: 'v6' | 'v7'): readonly Message[] =>
  found[version].filter(message => message.file === `${name}.ts`)

describe('the catalogue of mistakes', () => {
  it('has at least 60, each with a title of its own', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(60)
    expect(new Set(fixtures.map(({ title }) => title)).size).toBe(fixtures.length)
  })

  it('leads to no error elsewhere', () => {
    const files = new Set(fixtures.map(({ name }) => `${name}.ts`))
    expect([...found.v6, ...found.v7].filter(message => !files.has(message.file))).toEqual([])
  })

  it('is what docs/mistakes.md shows', async () => {
    // After a change: npm run docs:mistakes
    expect(readFileSync(join(root, cataloguePath), 'utf8')).toBe(await pageOf(fixtures, found.v7))
  })
})

describe.each(fixtures)('$name', ({ name, line, column, errorCode, words }) => {
  it.each([
    ['6.0.3', 'v6'],
    ['7.0.2', 'v7']
  ] as const)('is one error at its place, in words that say why: TypeScript %s', (_, version) => {
    const messages = about(name, version)
    expect(messages.map(message => [message.line, message.column, message.code])).toEqual([[line, column, errorCode]])
    const text = messages[0]?.text ?? ''
    for (const word of words) expect(text).toContain(word)
    expect(text.split('\n').length).toBeLessThanOrEqual(6)
    expect(text).not.toMatch(machinery)
  })
})
