/**
 * The package as users get it, and projects of theirs that import it.
 */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, tsc } from './compile.ts'

/** A folder for what these tests write; git ignores it. */
export const scratch = (name: string): string => join(root, '.cache/types', name)

export const fresh = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Builds the declarations of the given modules and of what they import, with their maps, under `out`; rejects with what the compiler says. */
export const buildDeclarations = async (
  out: string,
  modules: readonly string[] = ['src/index.ts']
): Promise<string> => {
  const project = `${out}.json`
  mkdirSync(dirname(project), { recursive: true })
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(root, 'test/config/tsconfig.build.json'),
      compilerOptions: {
        emitDeclarationOnly: true,
        sourceMap: false,
        noUnusedLocals: false,
        noUnusedParameters: false,
        rootDir: root,
        outDir: out,
        typeRoots: [join(root, 'node_modules/@types')]
      },
      files: modules.map(module => join(root, module)),
      include: [],
      exclude: []
    })
  )
  const printed = await tsc('7.0', ['-p', project])
  if (printed.includes('error TS')) throw new Error(printed)
  return out
}

/** An empty project with the package, its declarations built, among its modules. */
export const consumer = async (name: string, modules?: readonly string[]): Promise<string> => {
  const folder = fresh(scratch(name))
  await buildDeclarations(join(folder, 'node_modules/lawgrad/dist'), modules)
  cpSync(join(root, 'package.json'), join(folder, 'node_modules/lawgrad/package.json'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: settings, include: ['*.ts', 'programs/*.ts'] })
  )
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'))
  return folder
}

/** What `tsc --init` gives a project for Node, and strictness as most projects have it. */
const settings = {
  target: 'es2022',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node']
}
