/**
 * A machine in memory: capabilities whose files, modules, clock and signals a test sets, and whose effects it reads.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type {
  Capabilities,
  FileError,
  FileSet,
  ModuleError,
  Prepare,
  StopSignal
} from '../../src/command/capabilities.ts'
import type { CommandEntry } from '../../src/command/command.ts'
import { keeper } from '../../src/command/internal/keeper.ts'
import { nodePrograms } from '../../src/command/node/programs.ts'
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
  /** What is in folders, or the error that listing one gives. */
  readonly folders?: Readonly<Record<string, readonly string[] | FileError['problem']>>
  readonly writing?: FileError
  /** Other programs: those of Node, unless said. */
  readonly programs?: Partial<Capabilities['programs']>
  /** By how many milliseconds the clock goes on whenever it is asked: 1 unless said. */
  readonly step?: number
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

const problems = ['missing', 'isFolder', 'isNoFolder', 'isNoFile', 'denied', 'full', 'busy', 'other'] as const

/** Runs a command on such a machine. */
export const runOf = async (
  commands: readonly CommandEntry[],
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
  const writeFiles: Capabilities['writeFiles'] = set =>
    settings.writing === undefined ? TE.fromIO(() => void sets.push(set)) : TE.left(settings.writing)
  const capabilities: Capabilities = {
    version: '1.2.3',
    node: settings.node ?? { version: '24.0.0', runsTypeScript: true },
    columns: { stdout: O.none, stderr: O.none, ...settings.columns },
    readFile: path => (settings.modules?.[path] === undefined ? read(path) : TE.right(new Uint8Array())),
    openFile: () => TE.right(O.none),
    letGo: () => () => undefined,
    importModule: path => {
      const found = settings.modules?.[path]
      return found === undefined
        ? TE.left({ _tag: 'ModuleError', path, reason: 'no such module', code: '', place: '' })
        : 'exports' in found
          ? TE.right(found.exports)
          : TE.left(found)
    },
    listFolder: folder => {
      const found = settings.folders?.[folder] ?? 'missing'
      return typeof found === 'string' ? TE.left(fault(folder, found)) : TE.right(found)
    },
    checkFolder: () => (settings.folder === undefined ? TE.right(undefined) : TE.left(settings.folder)),
    claim: () => (settings.folder === undefined ? TE.right(undefined) : TE.left(settings.folder)),
    identity: path => TE.right(settings.files?.[path] === undefined ? O.none : O.some(path)),
    async *readChunks(path) {
      const found = await read(path)()
      if (found._tag === 'Left') yield found
      else for (let at = 0; at < found.right.length; at += 7) yield E.right(found.right.subarray(at, at + 7))
    },
    writeParts: (file, parts) =>
      settings.writing === undefined
        ? TE.tryCatch(
            async () => {
              const texts: string[] = []
              for await (const part of parts) texts.push(part)
              sets.push({ folder: '', files: [{ name: file, text: texts.join('') }], names: [file] })
            },
            () => fault(file, 'other')
          )
        : TE.left(settings.writing),
    writeFiles,
    ...keeper({ writeFiles }),
    words: argv,
    cores: 2,
    async *share({ module, setup, tasks }, _, isStopped) {
      const { prepare }: { readonly prepare: Prepare } = await import(module)
      const prepared = await prepare(setup)(capabilities)()
      if (prepared._tag === 'Left') yield prepared
      else
        for (const [index, task] of tasks.entries()) {
          if (isStopped()) return
          yield E.tryCatch(() => ({ index, result: prepared.right(task) }), String)
        }
    },
    hold: parts =>
      TE.tryCatch(
        async () => {
          const texts: string[] = []
          for await (const part of parts) texts.push(part)
          return (async function* () {
            yield* texts
          })()
        },
        () => fault('answers', 'other')
      ),
    drained: () => Promise.resolve(),
    writeOut: text => () => void out.push(text),
    writeError: text => () => void err.push(text),
    programs: { ...nodePrograms, ...settings.programs },
    now: () => (time += settings.step ?? 1),
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
