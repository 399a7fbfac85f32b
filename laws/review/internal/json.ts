/** JSON as programs write it, and what is odd about it in a sentence. */
import * as E from 'fp-ts/lib/Either.js'
import type { Context, Errors } from 'io-ts'

/** What Python writes for numbers that JSON lacks, outside of texts. */
const bareWord = /(?<=[[:,]\s*)-?(?:NaN|Infinity)(?=\s*[\],}])/gu

/** The value of a text, or why there is none; bare words for what JSON lacks are taken as texts. */
export const parsedJson = (
  text: string,
  revive?: (key: string, value: unknown) => unknown
): E.Either<string, unknown> => {
  try {
    return E.right(JSON.parse(text, revive))
  } catch (error) {
    const quoted = text.replaceAll(bareWord, word => `"${word.replace('-NaN', 'NaN')}"`)
    if (quoted !== text) return parsedJson(quoted, revive)
    return E.left(error instanceof Error ? error.message : String(error))
  }
}

/** The way to a value: `cases[0].outputs[1]`. What members of a union or an intersection are called is left out: they are of the same value. */
const pathOf = (context: Context): string =>
  context
    .filter(({ actual }, k) => k > 0 && actual !== context[k - 1]?.actual)
    .map(({ key }) => (/^\d+$/u.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./u, '')

const shown = (value: unknown): string => {
  const text = value === undefined ? 'none' : typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** What a decoder missed, in a sentence; of several faults the one that stands deepest, for a union has one for each of its members. */
export const showFaults = (errors: Errors): string => {
  const paths = errors.map(({ context }) => pathOf(context))
  const depth = (path: string): number => path.split(/[.[]/u).length
  const deepest = paths.reduce((best, path, k) => (depth(path) > depth(paths[best] ?? '') ? k : best), 0)
  const [error, path = ''] = [errors[deepest], paths[deepest]]
  const name = error?.context.at(-1)?.type.name ?? 'another value'
  return `expected ${name}${path === '' ? '' : ` at ${path}`}; got ${shown(error?.value)}`
}
