/**
 * `node compile-many.ts typescript-5.9 a.json b.json`: checks projects, and writes them where they say so, with one of the compilers
 * that are JavaScript; prints what each would print, as JSON. Declarations are read once for all projects, which saves most of the time.
 */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type TypeScript from 'typescript'

const [, , name = '', ...projects] = process.argv
const ts: typeof TypeScript = createRequire(import.meta.url)(name)

type Read = TypeScript.CompilerHost['getSourceFile']

const declarations = new Map<string, TypeScript.SourceFile | undefined>()

/** A declaration of a package depends on nothing but its text and whether the file is a module of either kind. */
const once =
  (read: Read): Read =>
  (path, options, ...rest) => {
    if (!path.includes('/node_modules/') || !path.endsWith('.d.ts')) return read(path, options, ...rest)
    const format = typeof options === 'object' ? options.impliedNodeFormat : undefined
    const key = `${path} ${format}`
    if (!declarations.has(key)) declarations.set(key, read(path, options, ...rest))
    return declarations.get(key)
  }

const printed = (project: string): string => {
  const { config, error } = ts.readConfigFile(project, path => ts.sys.readFile(path))
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(project), {}, project)
  const host = ts.createCompilerHost(parsed.options)
  const program = ts.createProgram({
    rootNames: parsed.fileNames,
    options: parsed.options,
    configFileParsingDiagnostics: [...(error === undefined ? [] : [error]), ...parsed.errors],
    host: { ...host, getSourceFile: once(host.getSourceFile.bind(host)) }
  })
  const found = ts.getPreEmitDiagnostics(program)
  if (parsed.options.noEmit !== true) program.emit()
  return ts.formatDiagnostics(found, {
    getCurrentDirectory: () => dirname(project),
    getCanonicalFileName: path => path,
    getNewLine: () => '\n'
  })
}

console.log(JSON.stringify(projects.map(printed)))
