import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oxlint, read } from '../../stages/lint.ts'

/** What may stand in a pure file, and what must not, with the rule that says so. */
const faults: Readonly<Record<string, readonly [rule: string, code: string]>> = {
  let: ['no-let', 'export const f = () => {\n  let x = 1\n  return x\n}'],
  for: ['no-loop-statements', 'export const f = (xs: readonly number[]) => {\n  for (const x of xs) return x\n}'],
  while: ['no-loop-statements', 'export const f = () => {\n  while (true) return 1\n}'],
  throw: ['no-throw-statements', `export const f = () => {\n  throw new Error('')\n}`],
  try: ['no-try-statements', 'export const f = () => {\n  try {\n    return 1\n  } finally {\n  }\n}'],
  class: ['no-classes', 'export class A {}'],
  this: ['no-this-expressions', 'export const a = { f() { return this } }'],
  'a State that is dropped': [
    'no-expression-statements',
    'declare const step: (s: number) => readonly [number, number]\nexport const f = (s: number) => {\n  step(s)\n  return s\n}'
  ],
  assignment: ['no-mutation', 'export const f = (o: { readonly a: number[] }) => (o.a[0] = 1)'],
  increment: ['no-mutation', 'export const f = (o: { readonly a: number[] }) => o.a[0]++'],
  delete: ['no-mutation', 'export const f = (o: Record<string, number>) => delete o.a'],
  push: ['no-mutation', 'export const f = (xs: never) => xs.push(1)'],
  sort: ['no-mutation', 'export const f = (xs: never) => xs.sort()'],
  'Object.assign': ['no-mutation', 'export const f = (o: object) => Object.assign(o, {})'],
  'mutable property': ['readonly-data', 'export interface A { a: number }'],
  'mutable index': ['readonly-data', 'export interface A { [key: string]: number }'],
  'mutable array': ['readonly-data', 'export const f = (xs: number[]) => xs'],
  'mutable Map': ['readonly-data', 'export const f = (xs: Map<number, number>) => xs'],
  method: ['prefer-property-signatures', 'export interface A { f(x: number): number }'],
  random: ['no-outside-world', 'export const f = () => Math.random()'],
  'date now': ['no-outside-world', 'export const f = () => Date.now()'],
  'new Date': ['no-outside-world', 'export const f = () => new Date()'],
  process: ['no-outside-world', 'export const f = () => process.pid'],
  console: ['no-outside-world', `export const f = () => console.log('')`],
  as: ['consistent-type-assertions', 'export const f = (x: unknown) => x as number'],
  'angle brackets': ['consistent-type-assertions', 'export const f = (x: unknown) => <number>x'],
  any: ['no-explicit-any', 'export const f = (x: any) => x'],
  'non-null': ['no-non-null-assertion', 'export const f = (x?: number) => x!'],
  '@ts-ignore': ['ban-ts-comment', '// @ts-ignore\nexport const a = 1'],
  '@ts-expect-error': ['ban-ts-comment', '// @ts-expect-error: because it is so\nexport const a = 1']
}

const pure: Readonly<Record<string, string>> = {
  constants: 'export const f = (x: number) => {\n  const y = x\n  if (y > 0) return y\n  return -y\n}',
  'as const': 'export const a = { b: 1 } as const',
  'sort of a copy': 'export const f = (xs: readonly number[]) => [...xs].sort().concat(xs.toSorted())',
  'functions of a module': `import * as RA from 'fp-ts/lib/ReadonlyArray.js'\nexport const f = RA.reverse`,
  'a type that is compared': 'export type Element<A> = A extends (infer B)[] ? B : never',
  'properties named like the world': 'export const f = (o: { readonly process: number }) => o.process',
  'a date that is given': 'export const f = (x: number) => new Date(x)'
}

const inside: Readonly<Record<string, string>> = {
  loop: 'export const f = (xs: readonly number[]) => {\n  let sum = 0\n  for (const x of xs) sum += x\n  return sum\n}',
  buffer: 'export const f = (n: number) => {\n  const xs: number[] = []\n  xs.push(n)\n  return xs\n}',
  'proved here': 'export const f = (x: unknown) => x as number // the caller checked it',
  'proved above': '/** The caller checked it. */\nexport const f = (x: unknown) =>\n  x as number',
  'proved for a group':
    'export const f = (x: unknown, y: unknown) => [\n  // the caller checked both\n  x as number,\n  y as number\n]',
  throw: `export const f = () => {\n  throw new Error('')\n}`
}

const insideFaults: Readonly<Record<string, readonly [rule: string, code: string]>> = {
  'unproved assertion': ['proved-assertion', 'export const f = (x: unknown) => x as number'],
  'an assertion after a proved one': [
    'proved-assertion',
    '// checked\nexport const f = (x: unknown) => x as number\n\nexport const g = (x: unknown) => x as number'
  ],
  any: ['no-explicit-any', 'export const f = (x: any) => x'],
  random: ['no-outside-world', 'export const f = () => Math.random()']
}

const folder = mkdtempSync(join(tmpdir(), 'lawgrad-purity-'))
const found = new Map<string, readonly string[]>()

const fileOf = (kind: string, name: string): string => `${kind}/${name.replaceAll(/\W/gu, '_')}.ts`

const write = (kind: string, name: string, text: string): void => {
  const file = join(folder, fileOf(kind, name))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${text}\n`)
}

/** All files are linted in one run. */
beforeAll(async () => {
  for (const [name, [, text]] of Object.entries(faults)) write('src/linear', name, text)
  for (const [name, text] of Object.entries(pure)) write('src/scalar', name, text)
  for (const [name, text] of Object.entries(inside)) write('src/linear/internal', name, text)
  for (const [name, [, text]] of Object.entries(insideFaults)) write('src/scalar/internal', name, text)
  write('src/command/node', 'shell', `console.log('')\nexport const f = () => Date.now()`)
  write('src/command/node', 'any', 'export const f = (x: any) => x')
  const outcome = await oxlint('test/config/purity.json', [folder])
  const { details } = read('purity', outcome)
  for (const detail of details) {
    const path = detail.slice(detail.indexOf('src/')).split(':')[0] ?? detail
    found.set(path, [...(found.get(path) ?? []), detail])
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

const said = (kind: string, name: string): readonly string[] => found.get(fileOf(kind, name)) ?? []

describe('a pure file', () => {
  test.each(Object.entries(faults))('refuses %s', (name, [rule]) => {
    expect(said('src/linear', name)).toContainEqual(expect.stringContaining(`(${rule})`))
  })
  test.each(Object.keys(pure))('allows %s', name => expect(said('src/scalar', name)).toEqual([]))
})

describe('an internal file', () => {
  test.each(Object.keys(inside))('allows %s', name => expect(said('src/linear/internal', name)).toEqual([]))
  test.each(Object.entries(insideFaults))('refuses %s', (name, [rule]) => {
    expect(said('src/scalar/internal', name)).toEqual([expect.stringContaining(`(${rule})`)])
  })
})

describe('the shell', () => {
  test('may act', () => expect(said('src/command/node', 'shell')).toEqual([]))
  test('has honest types', () =>
    expect(said('src/command/node', 'any')).toEqual([expect.stringContaining('(no-explicit-any)')]))
})

test('no rule crashes', () => {
  const details = [...found.values()].flat()
  expect(details.filter(detail => !/ \w+\([\w-]+\) /u.test(detail))).toEqual([])
})
