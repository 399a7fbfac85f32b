/**
 * The compilers as functions from a project to messages.
 */
import { spawn } from 'node:child_process'
import { basename, join, resolve } from 'node:path'

export const root: string = resolve(import.meta.dirname, '../..')

/** The compilers that users have, by the path of the program. */
export const compilers = {
  '5.9': 'node_modules/typescript-5.9/bin/tsc',
  '6.0': 'node_modules/typescript/bin/tsc',
  '7.0': 'node_modules/@typescript/native/bin/tsc'
} as const

export type Compiler = keyof typeof compilers

/** A message with the place that it blames, both counted from 1. */
export interface Message {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly text: string
}

/** Runs a compiler in the root of the repository and answers with what it prints. Never rejects. */
export const tsc = (compiler: Compiler, args: readonly string[], cwd: string = root): Promise<string> =>
  new Promise(settle => {
    const child = spawn(process.execPath, [join(root, compilers[compiler]), '--pretty', 'false', ...args], { cwd })
    const printed: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text))
    child.on('error', error => settle(`tsc(1,1): error TS0: ${error.message}`))
    child.on('close', () => settle(printed.join('')))
  })

const start = /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS\d+): (?<text>.*)$/u

/**
 * The messages in what a compiler printed; the indented lines that explain one are part of it.
 *
 * Where two types print alike, a compiler says `import("/path/of/the/file").Vector<N>` for each; the path is left out here.
 */
export const messagesOf = (printed: string): readonly Message[] =>
  printed
    .split(/\r?\n(?! )/u)
    .flatMap(block => {
      const [first = '', ...rest] = block.split(/\r?\n/u)
      const groups = start.exec(first)?.groups
      return groups === undefined ? [] : [{ groups, text: [groups['text'] ?? '', ...rest].join('\n') }]
    })
    .map(({ groups, text }) => ({
      file: basename(groups['file'] ?? ''),
      line: Number(groups['line']),
      column: Number(groups['column']),
      code: groups['code'] ?? '',
      text: text.replaceAll(/import\("[^"]*"(?:, \{[^}]*\{[^}]*\}[^}]*\})?\)\./gu, '')
    }))

/** The names of the compilers, oldest first. */
export const versions = Object.keys(compilers) as readonly Compiler[]

/** The messages of a project. */
export const check = async (compiler: Compiler, project: string): Promise<readonly Message[]> =>
  messagesOf(await tsc(compiler, ['-p', project]))

/** The messages of a project, from every compiler. */
export const checkAll = async (project: string): Promise<Readonly<Record<Compiler, readonly Message[]>>> => {
  const [v5, v6, v7] = await Promise.all([check('5.9', project), check('6.0', project), check('7.0', project)])
  return { '5.9': v5, '6.0': v6, '7.0': v7 }
}
