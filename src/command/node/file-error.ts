/** Errors of the system and of Node's loader as data. */
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileError, FileProblem, ModuleError } from '../capabilities.ts'
import { ExchangeFault, codeOf, pathOf, stackOf } from './internal/system-fault.ts'

const problems: ReadonlyMap<string, FileProblem> = new Map([
  ['ENOENT', 'missing'],
  ['EISDIR', 'isFolder'],
  ['ENOTDIR', 'isNoFolder'],
  ['EEXIST', 'isNoFolder'],
  ['NO_FILE', 'isNoFile'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['BUSY', 'busy']
])

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The error that the system gave for a path. */
export const fileError =
  (path: string) =>
  (error: unknown): FileError => ({
    _tag: 'FileError',
    path,
    problem: problems.get(codeOf(error)) ?? 'other',
    reason: reasonOf(error),
    ...(error instanceof ExchangeFault ? { stands: error.stands } : {})
  })

/** The same, about the path that the system names. */
export const fileErrorWhere =
  (path: string) =>
  (error: unknown): FileError =>
    fileError(pathOf(error) || path)(error)

/** `file:line:column` of the first line of a stack that is in the module; a syntax error has `file:line` on top. */
const placeOf = (url: string, error: unknown): string => {
  const file = fileURLToPath(url)
  const position = stackOf(error)
    .split('\n')
    .flatMap(line =>
      [url, file].flatMap(name => {
        const [, after] = line.split(`${name}:`, 2)
        return after?.match(/^\d+(?::\d+)?(?=\)?$)/u) ?? []
      })
    )
    .at(0)
  return position === undefined ? '' : `${relative(process.cwd(), file)}:${position}`
}

/** What a module threw while it was loaded. */
export const moduleError =
  (path: string, url: string) =>
  (error: unknown): ModuleError => ({
    _tag: 'ModuleError',
    path,
    reason:
      error instanceof Error
        ? `${error.name}: ${(error.message.split('\n')[0] ?? '').replace(/ imported from .*$/u, '')}`
        : `the thrown value ${String(error)}`,
    code: codeOf(error),
    place: placeOf(url, error)
  })
