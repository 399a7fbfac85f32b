import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'

/** A file of code, its path from the top of the repository and with `/`. */
export interface Source {
  readonly path: string
  readonly text: string
}

const parse = ({ path, text }: Source): ts.SourceFile => ts.createSourceFile(path, text, ts.ScriptTarget.Latest)

export interface Import {
  readonly specifier: string
  readonly line: number
}

/** Import and export declarations, dynamic imports and import types; what stands in comments or strings is none. */
export const importsOf = ({ text }: Source): readonly Import[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: text.slice(0, pos).split('\n').length
  }))

const isErased = (statement: ts.Statement): boolean =>
  (ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
  (ts.isExportDeclaration(statement) && statement.isTypeOnly)

/** Specifiers that are still there when the program runs: not those of `import type` and `export type`. */
export const loadedBy = (source: Source): readonly string[] => {
  const file = parse(source)
  const erased = file.statements.filter(isErased)
  return ts
    .preProcessFile(source.text, true, true)
    .importedFiles.filter(({ pos }) => !erased.some(each => each.pos <= pos && pos < each.end))
    .map(({ fileName }) => fileName)
}

export const isRelative = (specifier: string): boolean => /^\.{1,2}(?:\/|$)/u.test(specifier)

export const isNode = (specifier: string): boolean => isBuiltin(specifier)

/** `@scope/name/file` → `@scope/name` */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

export const targetOf = (path: string, specifier: string): string => posix.join(posix.dirname(path), specifier)

/** Where a file lives: `src/tensor/internal/add.ts` is on the floor `tensor` of `src`, inside. */
export interface Place {
  readonly area: string
  readonly floor: string
  readonly inside: boolean
}

export const placeOf = (path: string): Place => {
  const parts = path.split('/')
  return {
    area: parts[0] ?? '',
    floor: parts[0] === 'src' && parts.length > 2 ? (parts[1] ?? '') : '',
    inside: parts.slice(0, -1).includes('internal')
  }
}

/** Statements that are not `export … from`. */
export const nonExports = (source: Source): readonly number[] => {
  const file = parse(source)
  return file.statements
    .filter(each => !(ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined))
    .map(each => file.getLineAndCharacterOfPosition(each.getStart(file)).line + 1)
}
