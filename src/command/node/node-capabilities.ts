/**
 * The capabilities that Node gives.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Capabilities, ModuleError } from '../capabilities.ts'
import { fileError, fileErrorWhere, moduleError } from './file-error.ts'
import { catchSignals } from './internal/signals.ts'
import { checkFolder, writeSet } from './internal/write-set.ts'

/** From source and from dist alike: the package's own name leads to its own package.json. */
const version = (): string => {
  const manifest: unknown = createRequire(import.meta.url)('lawgrad/package.json')
  return pipe(
    t.type({ version: t.string }).decode(manifest),
    E.match(
      () => 'unknown',
      decoded => decoded.version
    )
  )
}

/** `process.features.typescript` is `strip` or `transform` where Node loads TypeScript; older releases do not have it. */
const runsTypeScript = (): boolean => Boolean(Reflect.get(process.features, 'typescript'))

const importModule = (path: string): TE.TaskEither<ModuleError, unknown> => {
  const url = pathToFileURL(resolve(path)).href
  return TE.tryCatch<ModuleError, unknown>(async () => import(url), moduleError(path, url))
}

const columns = ({ isTTY, columns = 80 }: NodeJS.WriteStream): O.Option<number> => (isTTY ? O.some(columns) : O.none)

export const nodeCapabilities = (): Capabilities => ({
  version: version(),
  node: { version: process.versions.node, runsTypeScript: runsTypeScript() },
  columns: { stdout: columns(process.stdout), stderr: columns(process.stderr) },
  readFile: path => TE.tryCatch(() => readFile(path), fileError(path)),
  importModule,
  checkFolder: folder => TE.tryCatch(() => checkFolder(folder), fileErrorWhere(folder)),
  writeFiles: set => TE.tryCatch(() => writeSet(set, `.lawgrad-${randomUUID()}`), fileErrorWhere(set.folder)),
  writeOut: text => () => {
    process.stdout.write(text)
  },
  writeError: text => () => {
    process.stderr.write(text)
  },
  now: () => performance.now(),
  pause: () => setImmediate(),
  listen: catchSignals
})
