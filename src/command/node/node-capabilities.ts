/**
 * The capabilities that Node gives.
 */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { standardInput, type Capabilities, type ModuleError } from '../capabilities.ts'
import { keeper } from '../internal/keeper.ts'
import { fileError, fileErrorWhere, moduleError } from './file-error.ts'
import { placesOf } from './internal/places.ts'
import { openedFile } from './internal/open-file.ts'
import { chunks, whole } from './internal/chunks.ts'
import { drainOf } from './internal/drained.ts'
import { unpacked } from './internal/gunzip.ts'
import { wholeFile } from './internal/whole-file.ts'
import { hold } from './internal/hold.ts'
import { letGo } from './internal/let-go.ts'
import { pool } from './internal/pool.ts'
import { catchSignals } from './internal/signals.ts'
import { nodePrograms } from './programs.ts'

/** From source and from dist alike: the package's own name leads to its own package.json. */
const version = (): string => {
  const manifest: unknown = createRequire(import.meta.url)('lawgrad/package.json')
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}

/** `process.features.typescript` is `strip` or `transform` where Node loads TypeScript; older releases do not have it. */
const runsTypeScript = (): boolean => Boolean(Reflect.get(process.features, 'typescript'))

const importModule = (path: string): TE.TaskEither<ModuleError, unknown> => {
  const url = pathToFileURL(resolve(path)).href
  return TE.tryCatch<ModuleError, unknown>(async () => import(url), moduleError(path, url))
}

const columns = ({ isTTY, columns = 80 }: NodeJS.WriteStream): O.Option<number> => (isTTY ? O.some(columns) : O.none)

/** What writes, and what it needs, is loaded when something is written, or read where something was left. */
const claims = () => import('./internal/claims.ts')

/** Gives the folders back that this process has taken. */
export const releaseFolders = async (): Promise<void> => (await claims()).releaseAll()

const writeFiles: Capabilities['writeFiles'] = set =>
  TE.tryCatch(async () => (await claims()).write(set), fileErrorWhere(set.folder))

/** Should an exchange in a folder have been cut off, that is brought to an end. */
const settled = async (folder: string): Promise<void> => {
  if (existsSync(placesOf(folder).work)) await (await claims()).settle(folder)
}

const read = async (path: string): Promise<Uint8Array> => {
  await settled(dirname(path))
  return unpacked(await wholeFile(path))
}

/** A path of the system's own for it would open it again, which some kinds of it do not allow. */
const isStandardInput = (path: string): boolean => path === standardInput || path === '/dev/stdin'

const inputChunks = () => chunks(undefined, () => Promise.resolve(), fileError('standard input'))

const readInput: ReturnType<Capabilities['readFile']> = () => whole(inputChunks())

export const nodeCapabilities = (): Capabilities => ({
  version: version(),
  node: { version: process.versions.node, runsTypeScript: runsTypeScript() },
  columns: { stdout: columns(process.stdout), stderr: columns(process.stderr) },
  readFile: path => (isStandardInput(path) ? readInput : TE.tryCatch(() => read(path), fileError(path))),
  openFile: path =>
    isStandardInput(path)
      ? TE.right(O.none)
      : TE.tryCatch(async () => {
          await settled(dirname(path))
          return O.fromNullable(openedFile(path, fileError(path)))
        }, fileError(path)),
  letGo: bytes => () => letGo(bytes),
  readChunks: path =>
    isStandardInput(path) ? inputChunks() : chunks(path, () => settled(dirname(path)), fileError(path)),
  importModule,
  listFolder: folder => TE.tryCatch(() => readdir(folder), fileError(folder)),
  checkFolder: folder => TE.tryCatch(async () => (await claims()).checkFolder(folder), fileErrorWhere(folder)),
  claim: folder => TE.tryCatch(async () => (await claims()).claim(folder), fileErrorWhere(folder)),
  identity: path => TE.tryCatch(async () => (await claims()).identity(path), fileError(path)),
  writeFiles,
  ...keeper({ writeFiles }),
  words: process.argv.slice(2),
  cores: availableParallelism(),
  share: pool,
  writeParts: (file, parts) =>
    TE.tryCatch(async () => (await claims()).writeParts(file, parts), fileErrorWhere(dirname(file))),
  hold: parts => TE.tryCatch(() => hold(parts), fileErrorWhere(tmpdir())),
  drained: drainOf(process.stdout),
  writeOut: text => () => {
    process.stdout.write(text)
  },
  writeError: text => () => {
    process.stderr.write(text)
  },
  programs: nodePrograms,
  now: () => performance.now(),
  pause: () => setImmediate(),
  listen: catchSignals
})
