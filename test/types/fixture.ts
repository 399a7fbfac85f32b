/**
 * A mistake as a file: what the user did, the code, and under the guilty place a comment with what the compiler must say.
 *
 *     const s = dot(vector([1, 2, 3]))(vector([4, 5]))
 *     //                               ^ TS2345 · length · '2' · '3'
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './compile.ts'

export interface Fixture {
  readonly name: string
  readonly title: string
  /** What the user did. */
  readonly what: string
  /** The code without the comments. */
  readonly code: string
  readonly line: number
  readonly column: number
  readonly errorCode: string
  /** What the message must contain. */
  readonly words: readonly string[]
}

export const folder: string = join(root, 'test/types/mistakes')

const head = /^\/\*\*\n \* (?<title>.+)\.\n \*\n(?<what>(?: \* .+\n)+) \*\/\n/u
const caret = /^(?<before>\/\/ *)\^ (?<code>TS\d+) · (?<words>.+)$/u

export const parse = (name: string, source: string): Fixture => {
  const groups = head.exec(source)?.groups
  const lines = source.split('\n')
  const at = lines.findIndex(line => caret.test(line))
  const found = caret.exec(lines[at] ?? '')?.groups
  if (groups === undefined || found === undefined) throw new Error(`${name}: expected a title, a story and a place`)
  return {
    name,
    title: groups['title'] ?? '',
    what: (groups['what'] ?? '').replaceAll(' * ', '').trim(),
    code: lines
      .filter((_, index) => index !== at)
      .join('\n')
      .slice(head.exec(source)?.[0].length)
      .trim(),
    line: at,
    column: (found['before'] ?? '').length + 1,
    errorCode: found['code'] ?? '',
    words: (found['words'] ?? '').split(' · ')
  }
}

/** All mistakes, by name. */
export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .toSorted()
  .map(file => parse(file.replace(/\.ts$/u, ''), readFileSync(join(folder, file), 'utf8')))
