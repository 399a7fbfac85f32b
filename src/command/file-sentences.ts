/**
 * The sentences about files: one for each use that a command makes of them.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { FileError, ModuleError, Standing } from './capabilities.ts'

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
    case 'busy':
    case 'other':
      return `got one that cannot be read (${reason}). Copy it elsewhere and try again.`
  }
}

/** A file that should be `what`, and cannot be read. */
export const showUnreadable =
  (what: string) =>
  (error: FileError): string =>
    `${error.path}: expected ${what}; ${cameInstead(error)}`

export const showDataFileError = showUnreadable('a CSV file')

export const showSavedFileError = showUnreadable('a saved model, or the folder that train wrote it into')

export const showModuleError = (error: FileError | ModuleError): string =>
  error._tag === 'FileError'
    ? `${error.path}: expected a TypeScript or JavaScript module that exports a network; ${cameInstead(error)}`
    : `${error.path}: expected a module that loads; it failed with ${error.reason}${error.place === '' ? '' : ` (${error.place})`}. ${moduleRemedy(error)}`

/** The module of fp-ts that an import has missed: Node resolves neither folders nor names without their extension. */
const missedOfFpTs = (reason: string): string | undefined =>
  /[/\\]fp-ts[/\\](?:(?:lib|es6)[/\\])?(?<name>\w+)'/u.exec(reason)?.groups?.['name']

const moduleRemedy = ({ code, reason }: ModuleError): string => {
  const missed = missedOfFpTs(reason)
  switch (code) {
    case 'ERR_UNSUPPORTED_DIR_IMPORT':
    case 'ERR_MODULE_NOT_FOUND':
      return missed !== undefined
        ? `Import it from 'fp-ts/lib/${missed}.js', the path that Node resolves.`
        : code === 'ERR_UNSUPPORTED_DIR_IMPORT'
          ? 'Node imports no folder: name the file in it, such as index.js.'
          : reason.includes("'lawgrad'")
            ? 'Install lawgrad where the model is: npm install lawgrad.'
            : 'Install what it imports, or correct the path; a relative import names its file with the extension.'
    case 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX':
      return 'Node runs TypeScript whose types can be erased: no enum, namespace or parameter property.'
    case 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING':
      return 'Node runs no TypeScript under node_modules. Move the model elsewhere, or give it as JavaScript.'
    default:
      return syntaxRemedy(reason)
  }
}

/** Node takes a file for a module of the one kind or the other by the `type` of the package.json above it. */
const syntaxRemedy = (reason: string): string =>
  /import statement outside a module|Unexpected token 'export'/u.test(reason)
    ? 'The package.json above it says "type": "commonjs": set it to "module" (npm pkg set type=module), or let the name of the model end in .mts or .mjs.'
    : /^ReferenceError: (?:require|module|exports) is not defined/u.test(reason)
      ? 'The package.json above it says "type": "module": write import and export, or let the name of the model end in .cts or .cjs.'
      : 'Correct the model.'

/** An option that names what is written: what it takes, and what else one may name. */
export type OutputOption = { readonly flag: string; readonly thing: string; readonly another: string }

/** What is on the disk after files could not be written. */
const showStanding = (stands: Standing | undefined): string => {
  if (stands?._tag === 'Between')
    return `the exchange of the files stopped on the way, and nothing is lost: what is not in its place is in ${stands.next} (the new files) and ${stands.earlier} (the earlier ones), and the next command that uses the folder ends the exchange`
  const left =
    stands === undefined || O.isNone(stands.left)
      ? ''
      : `, and ${stands.left.value} could not be removed: the next command that uses the folder removes it`
  return stands?._tag === 'New'
    ? `the new files are in place, but may not outlive a power failure${left}`
    : left === ''
      ? 'nothing was written'
      : `what was there stands as it was${left}`
}

export const showOutputError =
  ({ flag, thing, another }: OutputOption) =>
  ({ path, problem, reason, stands }: FileError): string => {
    const then = showStanding(stands)
    switch (problem) {
      case 'isNoFolder':
        return `${flag}: expected ${thing}; got a path on which ${path} is a file. Name ${another}; ${then}.`
      case 'isFolder':
      case 'isNoFile':
        return `expected to write the file ${path}; got something of that name that is no file. Move it away, or name ${another} with ${flag}; ${then}.`
      case 'denied':
        return `expected to write into ${path}; got no permission. Name ${another} with ${flag}; ${then}.`
      case 'full':
        return `expected to write ${path}; the disk is full. Make room, or name ${another} with ${flag}; ${then}.`
      case 'busy':
        return `${flag}: expected ${thing} that no other run has; got ${path}: ${reason}. Wait for that run to end, or name ${another} with ${flag}; ${then}.`
      case 'missing':
      case 'other':
        return `expected to write ${path}; it failed (${reason}). Name ${another} with ${flag}; ${then}.`
    }
  }
