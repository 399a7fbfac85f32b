/**
 * The usual holes in the soundness of TypeScript, tried one by one: closed ones do not compile, open ones compile and throw when
 * they run. docs/adr/0008-soundness.md gives the reasons for the open ones, and holds this list.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { consumerOf } from './build.ts'
import { checkAll, root, versions, type Compiler, type Message } from './compile.ts'

interface Hole {
  readonly name: string
  readonly title: string
  readonly reason: string
  readonly open: boolean
  readonly place: { readonly line: number; readonly column: number; readonly codes: readonly string[] } | undefined
}

const folder = join(root, 'test/types/mistakes/holes')

const parse = (file: string): Hole => {
  const source = readFileSync(join(folder, file), 'utf8')
  const {
    title = '',
    status = '',
    reason = ''
  } = /^\/\*\*\n \* (?<title>.+)\.\n \*\n \* (?<status>Open|Closed)\. ?(?<reason>.*)\n/u.exec(source)?.groups ?? {}
  const lines = source.split('\n')
  const line = lines.findIndex(each => /^\/\/ *\^ TS/u.test(each))
  const text = lines[line] ?? ''
  return {
    name: file,
    title,
    reason,
    open: status === 'Open',
    place:
      line < 0
        ? undefined
        : { line, column: text.indexOf('^') + 1, codes: text.slice(text.indexOf('^') + 2).split(' ') }
  }
}

const holes = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .map(parse)

const found: Record<Compiler, readonly Message[]> = { '5.9': [], '6.0': [], '7.0': [] }

beforeAll(async () => {
  Object.assign(found, await checkAll(await consumerOf('holes', 'test/types/mistakes/holes')))
}, 120_000)

describe.each(holes.filter(({ open }) => !open))('closed: $title', ({ name, place }) => {
  it.each(versions)('does not compile: TypeScript %s', version => {
    const messages = found[version].filter(({ file }) => file === name)
    expect(messages.map(({ line, column }) => ({ line, column }))).toEqual([
      { line: place?.line, column: place?.column }
    ])
    expect(place?.codes).toContain(messages[0]?.code)
  })
})

describe.each(holes.filter(({ open }) => open))('open: $title', ({ name, title, reason }) => {
  it('compiles, and throws when it runs', async () => {
    expect(versions.flatMap(version => found[version].filter(({ file }) => file === name))).toEqual([])
    await expect(import(join(folder, name))).rejects.toThrow(/./u)
  })

  it('is in the list of decision 8, with its reason', () => {
    const list = readFileSync(join(root, 'docs/adr/0008-soundness.md'), 'utf8').replaceAll(/\s+/gu, ' ')
    expect(reason.length).toBeGreaterThan(20)
    expect(list).toContain(`**${title}.** ${reason}`)
  })
})
