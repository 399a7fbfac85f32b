/**
 * The sentences about files: one for each use that a command makes of them.
 */
import type { FileError, ModuleError } from './capabilities.ts'

/** What came instead of a file to read, and the remedy. */
const cameInstead = ({ problem, reason }: FileError): string => {
  switch (problem) {
    case 'missing':
    case 'isNoFolder':
      return 'there is none at this path. Check the spelling; a path starts from the current folder.'
    case 'isFolder':
      return 'got a folder. Name a file in it.'
    case 'denied':
      return 'got one that may not be read. Check its permissions.'
    case 'isNoFile':
    case 'full':
    case 'other':
      return `got one that cannot be read (${reason}). Copy it elsewhere and try again.`
  }
}

export const showDataFileError = (error: FileError): string =>
  `${error.path}: expected a CSV file; ${cameInstead(error)}`

export const showModuleError = (error: FileError | ModuleError): string =>
  error._tag === 'FileError'
    ? `${error.path}: expected a TypeScript or JavaScript module that exports a network; ${cameInstead(error)}`
    : `${error.path}: expected a module that loads; it failed with ${error.reason}${error.place === '' ? '' : ` (${error.place})`}. ${moduleRemedy(error)}`

const moduleRemedy = ({ code, reason }: ModuleError): string =>
  code === 'ERR_MODULE_NOT_FOUND' && reason.includes("'lawgrad'")
    ? 'Install lawgrad where the model is: npm install lawgrad.'
    : code === 'ERR_MODULE_NOT_FOUND'
      ? 'Install what it imports, or correct the path; a relative import names its file with the extension.'
      : code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
        ? 'Node runs TypeScript whose types can be erased: no enum, namespace or parameter property.'
        : code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING'
          ? 'Node runs no TypeScript under node_modules. Move the model elsewhere, or give it as JavaScript.'
          : 'Correct the model.'

/** An option that names what is written: what it takes, and what else one may name. */
export type OutputOption = { readonly flag: string; readonly thing: string; readonly another: string }

export const showOutputError =
  ({ flag, thing, another }: OutputOption) =>
  ({ path, problem, reason }: FileError): string => {
    switch (problem) {
      case 'isNoFolder':
        return `${flag}: expected ${thing}; got a path on which ${path} is a file. Name ${another}; nothing was written.`
      case 'isFolder':
      case 'isNoFile':
        return `expected to write the file ${path}; got something of that name that is no file. Move it away, or name ${another} with ${flag}; nothing was written.`
      case 'denied':
        return `expected to write into ${path}; got no permission. Name ${another} with ${flag}; nothing was written.`
      case 'full':
        return `expected to write ${path}; the disk is full. Make room, or name ${another} with ${flag}; nothing was written.`
      case 'missing':
      case 'other':
        return `expected to write ${path}; it failed (${reason}). Name ${another} with ${flag}; nothing was written.`
    }
  }
