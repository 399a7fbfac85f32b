/**
 * The package as users get it, and projects of theirs that import it.
 */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join, resolve } from 'node:path'
import { root, tsc } from './compile.ts'

/** A folder for what these tests write; git ignores it. */
export const scratch = (name: string): string => join(root, '.cache/types', name)

export const fresh = (folder: string): string => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The modules that users import. */
export const modules = ['src/index.ts', 'src/data/csv.ts', 'src/report/index.ts', 'laws/index.ts']

const buildProject = 'test/config/tsconfig.build.json'

/** What the declarations are made of, in one word. */
const fingerprint = (): string => {
  const hash = createHash('sha256')
  const sources = globSync(['src/**/*.ts', 'laws/**/*.ts'], { cwd: root }).toSorted()
  for (const path of [...sources, 'package.json', 'package-lock.json', 'tsconfig.json', buildProject])
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** Where a project keeps the declarations. Their maps are relative: in every project they lie as deep. */
const inside = (project: string): string => join(project, 'node_modules/lawgrad/dist')

/** Builds declarations with their maps; rejects with what the compiler says. */
const build = async (project: string): Promise<void> => {
  const settings = `${project}.json`
  writeFileSync(
    settings,
    JSON.stringify({
      extends: join(root, buildProject),
      compilerOptions: {
        emitDeclarationOnly: true,
        sourceMap: false,
        noUnusedLocals: false,
        noUnusedParameters: false,
        rootDir: root,
        outDir: inside(project),
        typeRoots: [join(root, 'node_modules/@types')]
      },
      files: modules.map(module => join(root, module)),
      include: [],
      exclude: []
    })
  )
  const printed = await tsc('7.0', ['-p', settings])
  rmSync(settings)
  if (printed.includes('error TS')) throw new Error(printed)
}

let made: Promise<string> | undefined

/** The folder of the declarations of what the sources are now: made where it is not there, by one process or another. */
export const declarations = (): Promise<string> => (made ??= make())

const make = async (): Promise<string> => {
  const prefix = 'declarations-'
  const name = `${prefix}${fingerprint()}`
  if (existsSync(scratch(name))) return inside(scratch(name))
  mkdirSync(scratch(''), { recursive: true })
  const mine = scratch(`${name}.${process.pid}`)
  await build(fresh(mine))
  try {
    renameSync(mine, scratch(name))
  } catch {
    rmSync(mine, { recursive: true, force: true })
  }
  for (const other of readdirSync(scratch('')).filter(each => each.startsWith(prefix) && !each.startsWith(name)))
    rmSync(scratch(other), { recursive: true, force: true })
  return inside(scratch(name))
}

/** An empty project with the package, its declarations built, among its modules. */
export const consumer = async (name: string): Promise<string> => {
  const built = await declarations()
  const folder = fresh(scratch(name))
  cpSync(built, inside(folder), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'node_modules/lawgrad/package.json'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: settings, include: ['*.ts', 'programs/*.ts'] })
  )
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'))
  return folder
}

/** A user's project with copies of the files of a folder, checked as its own `tsconfig.json` says. */
export const consumerOf = async (name: string, fixtures: string, options: object = {}): Promise<string> => {
  const folder = await consumer(name)
  const from = resolve(root, fixtures)
  for (const file of readdirSync(from).filter(each => /\.[jt]s$/u.test(each)))
    cpSync(join(from, file), join(folder, file))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(from, 'tsconfig.json'),
      compilerOptions: { customConditions: [], ...options },
      include: ['*.ts', '*.js'],
      exclude: []
    })
  )
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
