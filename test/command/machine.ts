/**
 * A machine in memory: capabilities whose files, modules, clock and signals a test sets, and whose effects it reads.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Capabilities, FileError, FileSet, ModuleError, StopSignal } from '../../src/command/capabilities.ts'
import type { Command } from '../../src/command/command.ts'
import { lawgrad } from '../../src/command/program.ts'
import { registry } from '../../src/command/registry.ts'

export interface Settings {
  /** Texts or bytes by path, or the error that reading gives. */
  readonly files?: Readonly<Record<string, string | Uint8Array | FileError['problem']>>
  /** Exports by path, or what loading fails with. */
  readonly modules?: Readonly<Record<string, { readonly exports: unknown } | ModuleError>>
  readonly node?: Capabilities['node']
  readonly columns?: Partial<Capabilities['columns']>
  readonly folder?: FileError
  readonly writing?: FileError
  /** The signal that has come when the program asks for the n-th time, from 1. */
  readonly stop?: (asked: number) => O.Option<StopSignal>
}

export interface Result {
  readonly code: number
  readonly out: string
  readonly err: string
  /** The sets of files that were written. */
  readonly sets: readonly FileSet[]
}

export const fault = (path: string, problem: FileError['problem']): FileError => ({
  _tag: 'FileError',
  path,
  problem,
  reason: `reason ${problem}`
})

const problems = ['missing', 'isFolder', 'isNoFolder', 'isNoFile', 'denied', 'full', 'other'] as const

/** Runs a command on such a machine. */
export const runOf = async (
  commands: readonly Command[],
  settings: Settings,
  ...argv: readonly string[]
): Promise<Result> => {
  const out: string[] = []
  const err: string[] = []
  const sets: FileSet[] = []
  let asked = 0
  let time = 0
  const read = (path: string): TE.TaskEither<FileError, Uint8Array> => {
    const found = settings.files?.[path]
    if (typeof found === 'object') return TE.right(found)
    const problem = problems.find(each => each === (found ?? 'missing'))
    return problem === undefined ? TE.right(new TextEncoder().encode(found)) : TE.left(fault(path, problem))
  }
  const capabilities: Capabilities = {
    version: '1.2.3',
    node: settings.node ?? { version: '24.0.0', runsTypeScript: true },
    columns: { stdout: O.none, stderr: O.none, ...settings.columns },
    readFile: path => (settings.modules?.[path] === undefined ? read(path) : TE.right(new Uint8Array())),
    importModule: path => {
      const found = settings.modules?.[path]
      return found === undefined
        ? TE.left({ _tag: 'ModuleError', path, reason: 'no such module', code: '', place: '' })
        : 'exports' in found
          ? TE.right(found.exports)
          : TE.left(found)
    },
    checkFolder: () => (settings.folder === undefined ? TE.right(undefined) : TE.left(settings.folder)),
    writeFiles: set =>
      settings.writing === undefined ? TE.fromIO(() => void sets.push(set)) : TE.left(settings.writing),
    writeOut: text => () => void out.push(text),
    writeError: text => () => void err.push(text),
    now: () => (time += 1),
    pause: () => Promise.resolve(),
    listen: () => () => {
      asked += 1
      return settings.stop?.(asked) ?? O.none
    }
  }
  const code = await lawgrad(argv, commands)(capabilities)()
  return { code, out: out.join(''), err: err.join(''), sets }
}

/** Runs the command on such a machine. */
export const run = (settings: Settings, ...argv: readonly string[]): Promise<Result> =>
  runOf(registry, settings, ...argv)
