/**
 * Every mistake of the catalogue is one error, at the guilty place, in words that say why, and the same from both compilers.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dot, say, sentences, showDimensionError, vector, withDimension, type Vector } from 'lawgrad'
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

describe('the sentences', () => {
  const textOf = (name: string, version: 'v6' | 'v7'): string => about(name, version)[0]?.text ?? ''

  it.each([
    ['dimension-zero', 0],
    ['dimension-negative', -1],
    ['dimension-fractional', 2.5]
  ])('of the door at run time are those of the compiler: %s', (name, size) => {
    const atRunTime = pipe(
      withDimension('features', () => 0)(size),
      E.match(showDimensionError, () => '')
    )
    const sentence = atRunTime.replace('features: ', '')
    expect(sentence).toBe(say(sentences.notPositiveInteger, String(size)))
    for (const version of ['v6', 'v7'] as const) expect(textOf(name, version)).toContain(`'"${sentence}"'`)
  })

  it('about two sizes are those of the compiler, for callers without types', () => {
    // as: what a caller without types does
    const two = vector([4, 5]) as unknown as Vector<3>
    const last = (text: string): string => text.split('\n').at(-1)?.trim() ?? ''
    const atCompileTime = last(textOf('dot-lengths', 'v7'))
    expect(atCompileTime).toBe("Type '2' is not assignable to type '3'.")
    expect(() => dot(vector([1, 2, 3]))(two)).toThrow(atCompileTime)
  })

  it('about a size are never written twice', () => {
    const written = Object.values(sentences).filter(sentence => !sentence.includes('{got}'))
    const shown = fixtures.map(({ name }) => textOf(name, 'v7')).join('\n')
    for (const sentence of written) expect(shown).toContain(sentence)
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
