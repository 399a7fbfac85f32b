/**
 * A mistake as a file: what the user did, the code, and under the guilty place a comment with what the compiler must say.
 *
 *     const s = dot(vector([1, 2, 3]))(vector([4, 5]))
 *     //                               ^ TS2345 · size · '2' · '3'
 *
 * A mistake is one error, and has one such comment; a file in which an argument and a result are each wrong has two.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './compile.ts'

/** Where the compiler must say what. */
export interface Place {
  readonly line: number
  readonly column: number
  /** Mostly one; where the compilers use different ones for the same sentence, all of them. */
  readonly errorCodes: readonly string[]
  /** What the message must contain. */
  readonly words: readonly string[]
}

export interface Fixture {
  readonly name: string
  readonly title: string
  /** What the user did. */
  readonly what: string
  /** The code without the comments. */
  readonly code: string
  readonly places: readonly Place[]
}

export const folder: string = join(root, 'test/types/mistakes')

const head = /^\/\*\*\n \* (?<title>.+)\.\n \*\n(?<what>(?: \* .+\n)+) \*\/\n/u
const caret = /^(?<before>\/\/ *)\^ (?<codes>TS\d+(?:\/TS\d+)*) · (?<words>.+)$/u

export const parse = (name: string, source: string): Fixture => {
  const groups = head.exec(source)?.groups
  const lines = source.split('\n')
  const places = lines.flatMap((text, at): readonly Place[] => {
    const found = caret.exec(text)?.groups
    return found === undefined
      ? []
      : [
          {
            // Comments about one line of code stand one below the other.
            line: lines.slice(0, at).findLastIndex(line => !caret.test(line)) + 1,
            column: (found['before'] ?? '').length + 1,
            errorCodes: (found['codes'] ?? '').split('/'),
            words: (found['words'] ?? '').split(' · ')
          }
        ]
  })
  if (groups === undefined || places.length === 0) throw new Error(`${name}: expected a title, a story and a place`)
  return {
    name,
    title: groups['title'] ?? '',
    what: (groups['what'] ?? '').replaceAll(' * ', '').trim(),
    code: lines
      .filter(line => !caret.test(line))
      .join('\n')
      .slice(head.exec(source)?.[0].length)
      .trim(),
    places
  }
}

/** All mistakes, by name. */
export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .toSorted()
  .map(file => parse(file.replace(/\.ts$/u, ''), readFileSync(join(folder, file), 'utf8')))
