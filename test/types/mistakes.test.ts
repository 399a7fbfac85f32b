/**
 * Every mistake of the catalogue is one error, at the guilty place, in words that say why, and the same from all compilers.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dot, showDimensionError, vector, withDimension, type Vector } from 'lawgrad'
import { beforeAll, describe, expect, it } from 'vitest'
import { say, sentences } from '../../src/dimension/sentences.ts'
import { bestPath, namesOf, refreshed } from './best.ts'
import { consumerOf } from './build.ts'
import { cataloguePath, pageOf } from './catalogue.ts'
import { checkAll, type Compiler, type Message, root, versions } from './compile.ts'
import { fixtures } from './fixture.ts'

/** What no message shows: the machinery of the types. */
const machinery =
  /\bnever\b|#\w|[Ss]ymbol|import\(|internal\/|\bPrettify\b|\b(?:Kind|IsUnion|IsNotPositiveInteger|NotEmpty|NotLiteral|Sums|AddReversed|Carried|IsFaulty|IsKnownToBe|IsFallback|IsNone|Lost)\b/u

const found: Record<Compiler, readonly Message[]> = { '5.9': [], '6.0': [], '7.0': [] }

beforeAll(async () => {
  Object.assign(found, await checkAll(await consumerOf('mistakes', 'test/types/mistakes')))
}, 120_000)

const about = (name: string, version: Compiler): readonly Message[] =>
  found[version].filter(message => message.file === `${name}.ts`)

/** Where an argument and a result, or two arguments, are each wrong, and where fp-ts's own `pipe` is an argument: two errors. Everywhere else there is one. */
const twice = [
  'equation-input-added',
  'equation-keys-not-transposed',
  'equation-scan-weights',
  'equation-square',
  'equation-weights-transposed',
  'fp-ts-pipe-in-an-argument',
  'pullback-cotangents-exchanged',
  'pullback-not-transposed'
]

/** The lines of a message, but those that walk into a tuple: they only say which axis, or which layer. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter(line => !/^ *Type (?:at position|'\[)/u.test(line))

/** So many lines are enough. */
const enough = 6

/** So long may a first line be; of a deep pipe as long as two networks that the compilers have cut. */
const longest = (name: string): number => (name === 'deep-pipe' ? 265 : 240)

describe('the catalogue of mistakes', () => {
  it('has at least 290, each with a title of its own', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(290)
    expect(new Set(fixtures.map(({ title }) => title)).size).toBe(fixtures.length)
  })

  it('has 70 mistakes in equations, pullbacks, losses, optimizers and schedules of one’s own', () => {
    const own = fixtures.filter(({ name }) => /^(?:equation|pullback|your-loss|link|schedule|noise)-/u.test(name))
    expect(own.length).toBeGreaterThanOrEqual(68)
  })

  it('has one error in each, and two only where two things are wrong', () => {
    expect(fixtures.filter(({ places }) => places.length > 1).map(({ name }) => name)).toEqual(twice)
    expect(fixtures.filter(({ places }) => places.length > 2)).toEqual([])
  })

  it('leads to no error elsewhere', () => {
    const files = new Set(fixtures.map(({ name }) => `${name}.ts`))
    expect(versions.flatMap(version => found[version].filter(message => !files.has(message.file)))).toEqual([])
  })

  it('is what docs/generated/mistakes.md shows', async () => {
    // After a change: npm run docs:mistakes
    expect(readFileSync(join(root, cataloguePath), 'utf8')).toBe(await pageOf(fixtures, found['7.0']))
  })

  it('has the best dozen, as docs/mistakes.md shows them', async () => {
    const page = readFileSync(join(root, bestPath), 'utf8')
    const names = namesOf(page)
    expect(new Set(names).size).toBe(12)
    expect(names.filter(name => fixtures.every(fixture => fixture.name !== name))).toEqual([])
    expect(page).toBe(await refreshed(page, fixtures, found['7.0']))
  })
})

describe('the sentences', () => {
  const textOf = (name: string, version: Compiler): string => about(name, version)[0]?.text ?? ''

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
    for (const version of versions) expect(textOf(name, version)).toContain(`'"${sentence}"'`)
  })

  it('about two sizes are those of the compiler, for callers without types', () => {
    // as: what a caller without types does
    const two = vector([4, 5]) as unknown as Vector<3>
    const last = (text: string): string => text.split('\n').at(-1)?.trim() ?? ''
    const atCompileTime = last(textOf('dot-lengths', '7.0'))
    expect(atCompileTime).toBe("Type '2' is not assignable to type '3'.")
    expect(() => dot(vector([1, 2, 3]))(two)).toThrow(atCompileTime)
  })

  it('about a size are never written twice', () => {
    const written = Object.values(sentences).filter(sentence => !sentence.includes('{got}'))
    const shown = fixtures.map(({ name }) => textOf(name, '7.0')).join('\n')
    for (const sentence of written) expect(shown).toContain(sentence)
  })
})

describe.each(fixtures)('$name', ({ name, places }) => {
  it.each(versions)('is one error at its place, in words that say why: TypeScript %s', version => {
    const messages = about(name, version)
    expect(messages.map(({ line, column }) => ({ line, column }))).toEqual(
      places.map(({ line, column }) => ({ line, column }))
    )
    for (const [index, { errorCodes, words }] of places.entries()) {
      const { code = '', text = '' } = messages[index] ?? {}
      expect(errorCodes).toContain(code)
      for (const word of words) expect(text).toContain(word)
      expect(linesOf(text).length).toBeLessThanOrEqual(enough)
      expect((text.split('\n')[0] ?? '').length).toBeLessThanOrEqual(longest(name))
      expect(text).not.toMatch(machinery)
    }
  })
})
