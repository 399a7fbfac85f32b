import { ownFrames } from '../stage.ts'
import type { Example } from './extract.ts'
import type { Written } from './write.ts'

/** A message of the compiler. */
export interface Diagnostic {
  readonly file: string
  readonly line: number
  /** Without the position; the lines that explain it, indented, are part of it. */
  readonly text: string
}

const start = /^(?<file>.+?)\((?<line>\d+),\d+\): error TS\d+: (?<text>.*)$/u

export const diagnosticsOf = (output: string): readonly Diagnostic[] => {
  const found: Diagnostic[] = []
  for (const line of output.split(/\r?\n/u)) {
    const groups = start.exec(line)?.groups
    const last = found.at(-1)
    if (groups !== undefined) {
      found.push({ file: groups['file'] ?? '', line: Number(groups['line']), text: groups['text'] ?? '' })
    } else if (line.startsWith(' ') && last !== undefined) {
      found[found.length - 1] = { ...last, text: `${last.text}\n${line}` }
    }
  }
  return found
}

/** What the compiler said, as a page shows it: one message after the other, with or without the code of each. */
const trimmed = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trimEnd().replace(/^error TS\d+: /u, ''))
    .join('\n')
    .trim()

export const sourceOf = ({ path, line }: Example): string => `${path}:${line}`

const wrongError = (example: Example, diagnostics: readonly Diagnostic[]): readonly string[] => {
  if (diagnostics.length === 0) return [`${sourceOf(example)} compiles, and must not`]
  const got = diagnostics.map(({ text }) => trimmed(text)).join('\n')
  if (example.message === undefined || trimmed(example.message) === got) return []
  return [`${sourceOf(example)} has another message than the page says\n${got}`]
}

/** What is wrong with an example, given what the compiler said about it and what it threw when it ran. */
export const judge = (
  { example }: Written,
  diagnostics: readonly Diagnostic[],
  thrown: string | undefined
): readonly string[] => {
  if (example.flags.has('error')) return wrongError(example, diagnostics)
  if (diagnostics.length > 0) return diagnostics.map(({ line, text }) => `${example.path}:${line} ${text}`)
  return thrown === undefined ? [] : [`${sourceOf(example)} ${ownFrames(thrown)}`]
}

/** The compiler's messages speak of the file written; readers want the source, on the same line. */
export const atSource = (text: string, { example, file }: Written): string =>
  text.replaceAll(new RegExp(`\\S*${file.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)}`, 'gu'), example.path)
