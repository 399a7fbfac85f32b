/**
 * The examples of a file: every block of TypeScript in a Markdown file, and in the docstrings of a TypeScript file.
 *
 *     ```ts            type-checked and run, in a module of its own
 *     ```ts continue   the same, after the block before it, whose names it sees
 *     ```ts no-run     only type-checked
 *     ```ts error      must not compile; a ```text block that follows it is the message
 *     ```ts recipe     a step of a recipe, which a test of its own follows
 */
export interface Example {
  readonly path: string
  /** The first line of the code, counted from 1. */
  readonly line: number
  readonly code: readonly string[]
  readonly flags: ReadonlySet<string>
  /** The message of a block that must not compile, if it is stated. */
  readonly message: string | undefined
  /** Whether it stands in a docstring. */
  readonly docstring: boolean
}

export interface Fault {
  readonly path: string
  readonly line: number
  readonly message: string
}

export interface Extracted {
  readonly examples: readonly Example[]
  readonly faults: readonly Fault[]
}

/** A line of text or documentation with its place in the file. */
interface Line {
  readonly number: number
  readonly text: string
}

interface Block {
  readonly line: number
  readonly info: string
  readonly code: readonly string[]
  readonly closed: boolean
}

const flagNames: ReadonlySet<string> = new Set(['continue', 'no-run', 'error'])

const fence = /^(?<indent>\s*)(?<marks>`{3,}|~{3,})\s*(?<info>[^`]*)$/u

const without = (indent: string, text: string): string =>
  text.startsWith(indent) ? text.slice(indent.length) : text.trimStart()

const blockAt = (lines: readonly Line[], start: number): Block | undefined => {
  const opening = fence.exec(lines[start]?.text ?? '')?.groups
  if (opening === undefined) return undefined
  const { indent = '', marks = '', info = '' } = opening
  const length = lines.slice(start + 1).findIndex(({ text }) => text.trim() === marks)
  const code = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length)
  return {
    line: (lines[start]?.number ?? 0) + 1,
    info: info.trim(),
    code: code.map(({ text }) => without(indent, text)),
    closed: length >= 0
  }
}

const blocksOf = (lines: readonly Line[]): readonly Block[] => {
  const blocks: Block[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const block = blockAt(lines, index)
    if (block !== undefined) {
      blocks.push(block)
      index += block.code.length + 1
    }
  }
  return blocks
}

const examplesIn = (path: string, lines: readonly Line[], docstring: boolean): Extracted => {
  const blocks = blocksOf(lines)
  const examples: Example[] = []
  const faults: Fault[] = []
  for (const [index, block] of blocks.entries()) {
    const [language, ...words] = block.info.split(/\s+/u)
    if (!block.closed) faults.push({ path, line: block.line, message: 'a block of code that does not end' })
    if (language === 'typescript') faults.push({ path, line: block.line, message: 'write ```ts, which is checked' })
    if (language === 'ts' && !words.includes('recipe')) {
      const strange = words.filter(word => !flagNames.has(word))
      for (const word of strange) faults.push({ path, line: block.line, message: `an example cannot be '${word}'` })
      const flags = new Set(words)
      const next = blocks[index + 1]
      const message = flags.has('error') && next?.info === 'text' ? next.code.join('\n') : undefined
      examples.push({ path, line: block.line, code: block.code, flags, message, docstring })
    }
  }
  return { examples, faults }
}

const numbered = (text: string, first: number): readonly Line[] =>
  text.split(/\r?\n/u).map((each, index) => ({ number: first + index, text: each }))

const docstringLines = (text: string, first: number): readonly Line[] =>
  numbered(text, first).map(line => ({
    ...line,
    text: line.text.replace(/^\s*(?:\/\*\*|\*)\s?/u, '').replace(/\s*\*\/\s*$/u, '')
  }))

/** A value is asserted, or the type of a constant is. */
const asserts = (line: string): boolean => /\bassert\b|\bconst \w+: .+ = /u.test(line)

/** A docstring has an example where it says `@example`, and the example asserts its value. */
const docstringFaults = (path: string, lines: readonly Line[], examples: readonly Example[]): readonly Fault[] => {
  const tags = lines.filter(({ text }) => text.startsWith('@example'))
  const idle = examples.filter(({ code, flags }) => flags.size === 0 && !code.some(asserts))
  return [
    ...(tags.length > examples.length
      ? [{ path, line: tags.at(-1)?.number ?? 0, message: '@example without a block of ts code' }]
      : []),
    ...idle.map(({ line }) => ({ path, line, message: 'this example asserts nothing' }))
  ]
}

const merged = (parts: readonly Extracted[]): Extracted => ({
  examples: parts.flatMap(part => part.examples),
  faults: parts.flatMap(part => part.faults)
})

const inDocstrings = (path: string, text: string): Extracted =>
  merged(
    [...text.matchAll(/^[ \t]*\/\*\*[\s\S]*?\*\//gmu)].map(match => {
      const lines = docstringLines(match[0], text.slice(0, match.index).split('\n').length)
      const { examples, faults } = examplesIn(path, lines, true)
      return { examples, faults: [...faults, ...docstringFaults(path, lines, examples)] }
    })
  )

export const extract = (path: string, text: string): Extracted =>
  path.endsWith('.md') ? examplesIn(path, numbered(text, 1), false) : inDocstrings(path, text)
