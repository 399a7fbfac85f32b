import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fault, faultsOf } from './floors/check.ts'
import { cyclesOf } from './floors/cycles.ts'
import { top } from './floors/table.ts'
import { codeFolders, repositoryFiles, root, type Stage, tally } from './stage.ts'

const emptyFolders = (folder: string): readonly string[] => {
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  if (entries.length === 0) return [folder]
  return entries.filter(entry => entry.isDirectory()).flatMap(entry => emptyFolders(`${folder}/${entry.name}`))
}

/** A folder exists for its first file. */
const emptyFaults = (): readonly Fault[] =>
  codeFolders()
    .flatMap(emptyFolders)
    .map(path => ({ path, line: 0, message: 'an empty folder' }))

const topFaults = (files: readonly string[]): readonly Fault[] =>
  [...new Set(files.map(path => path.split('/')[0] ?? path))]
    .filter(name => !name.startsWith('.') && !top.has(name))
    .map(path => ({ path, line: 0, message: `may not stand at the top; allowed: ${[...top].join(', ')}` }))

/** The dependencies that users of the package get, or may add. */
const declared = (): ReadonlySet<string> => {
  const manifest: { readonly dependencies?: object; readonly peerDependencies?: object } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8')
  )
  return new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
}

const isCode = (path: string): boolean => /^(?:src|laws|test|docs)\/.*\.(?:ts|js|mjs)$/u.test(path)

const written = ({ path, line, message }: Fault): string => `${path}${line > 0 ? `:${line}` : ''} ${message}`

/** The layout of the repository: floors, imports, sizes, names. */
export const floors: Stage = {
  name: 'floors',
  cores: 1,
  run: async () => {
    const files = await repositoryFiles()
    const sources = files.filter(isCode).map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    const house = sources.filter(({ path }) => /^(?:src|laws)\//u.test(path))
    const faults = [...faultsOf(sources, declared()), ...cyclesOf(house), ...emptyFaults(), ...topFaults(files)]
    const guilty = new Set(faults.map(fault => fault.path))
    return [tally('floors', 'files', sources.length, guilty.size, faults.map(written))]
  }
}
