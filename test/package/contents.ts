import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Every file of an installed package, but not of those installed inside of it. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => !path.startsWith('node_modules/') && /\.\w+$|^LICENSE$/u.test(path))

const needed = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']

const allowed =
  /^(?:dist|src|laws)\/|^docs\/.*\.(?:md|svg)$|^docs\/examples\/[\w-]+\.(?:ts|csv|json)$|^docs\/review\/[\w-]+\.schema\.json$/u

export const missingFiles = (files: readonly string[]): readonly string[] =>
  needed.filter(path => !files.includes(path)).map(path => `${path} is not in the package`)

export const strayFiles = (files: readonly string[]): readonly string[] =>
  files
    .filter(path => !allowed.test(path) && !needed.includes(path))
    .map(path => `${path} should not be in the package`)

/** Maps lead an editor from a declaration, and a debugger from a line, to a source that is shipped, or hold its text. */
export const brokenMaps = (folder: string, files: readonly string[]): readonly string[] =>
  files
    .filter(path => path.endsWith('.map'))
    .flatMap(path => {
      const map: { readonly sources: readonly string[]; readonly sourcesContent?: readonly (string | null)[] } =
        JSON.parse(readFileSync(join(folder, path), 'utf8'))
      return map.sources
        .filter(
          (source, k) =>
            !existsSync(resolve(folder, dirname(path), source)) && typeof map.sourcesContent?.[k] !== 'string'
        )
        .map(source => `${path} points at ${source}, which is not shipped`)
    })

/** Every declaration has its map. */
export const unmapped = (files: readonly string[]): readonly string[] =>
  files.filter(path => path.endsWith('.d.ts') && path.startsWith('dist/') && !files.includes(`${path}.map`))

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly bin: Readonly<Record<string, string>>
}

export const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Every path that package.json promises is there. */
export const brokenPromises = (folder: string): readonly string[] => {
  const { exports, bin } = manifestOf(folder)
  const targets = Object.values(exports).flatMap(each => (typeof each === 'string' ? [each] : Object.values(each)))
  return [...targets, ...Object.values(bin)]
    .filter(path => !existsSync(join(folder, path)))
    .map(path => `package.json promises ${path}, which is not shipped`)
}

/** Imports at the top of a file: a start waits for them. */
const imports = /(?:\bfrom|\bimport)\s*["'](?<name>[^"']+)["']/gu

/** The library is one file beside its names, and loads nothing else in Node: a start costs as much as what it loads. */
export const slowStarts = (folder: string): readonly string[] => {
  const entry = 'dist/node/src/index.js'
  const seen = new Set([entry])
  const faults: string[] = []
  for (const path of seen)
    for (const { groups } of readFileSync(join(folder, path), 'utf8').matchAll(imports)) {
      const name = groups?.['name'] ?? ''
      if (name.startsWith('.')) seen.add(join(dirname(path), name).replaceAll('\\', '/'))
      else faults.push(`${path} loads ${name}`)
    }
  return seen.size === 2 ? faults : [...faults, `expected two files; got ${[...seen].join(', ')}`]
}
