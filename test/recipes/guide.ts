/**
 * The recipes of the contributor's guide as steps: files to write, lines to add, and a program to try.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../stages/stage.ts'

export type Step =
  | { readonly _tag: 'Write'; readonly path: string; readonly code: string }
  | { readonly _tag: 'Add'; readonly path: string; readonly after?: string; readonly code: string }
  | { readonly _tag: 'Try'; readonly code: string }

export type Recipe = { readonly name: string; readonly steps: readonly Step[] }

const block =
  /^(?<what>Write|Add to|Try)(?: `(?<path>[^`]+)`)?(?:, after `(?<after>[^`]+)`)?:\n\n```ts recipe\n(?<code>[\s\S]*?)\n```$/gmu

const stepOf = ({ what, path = '', after, code = '' }: Readonly<Record<string, string | undefined>>): Step =>
  what === 'Write'
    ? { _tag: 'Write', path, code: `${code}\n` }
    : what === 'Try'
      ? { _tag: 'Try', code: `${code}\n` }
      : { _tag: 'Add', path, code, ...(after === undefined ? {} : { after }) }

/** Every recipe that has steps, in the order of the guide. */
export const recipes = (): readonly Recipe[] =>
  readFileSync(join(root, 'docs/contributing.md'), 'utf8')
    .split(/^### /mu)
    .slice(1)
    .map(text => ({
      name: text.slice(0, text.indexOf('\n')),
      steps: [...text.matchAll(block)].map(({ groups = {} }) => stepOf(groups))
    }))
    .filter(({ steps }) => steps.length > 0)

const isImport = (line: string): boolean => line.startsWith('import ')

/** A file with lines put into it: imports at the top, the rest behind the text that is named, or at the end. */
export const withAdded = (
  text: string,
  { after, code }: { readonly after?: string; readonly code: string }
): string => {
  const lines = code.split('\n')
  const imports = lines.filter(isImport).join('\n')
  const rest = lines
    .filter(line => !isImport(line))
    .join('\n')
    .trim()
  const place = after === undefined ? text.length : text.indexOf(after)
  if (place < 0) throw new Error(`the file has no ${after ?? ''}`)
  const end = place + (after?.length ?? 0)
  const body = `${text.slice(0, end)}\n${rest}\n${text.slice(end)}`
  const first = body.search(/^import /mu)
  return imports === '' ? body : `${body.slice(0, first)}${imports}\n${body.slice(first)}`
}
