/**
 * The libraries from npm, as `pinned` names them: installed once into a folder of the user's cache, never into the repository, and checked by
 * the integrity that the lock file has. With them, ready to run, the adapters and the cases.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { npm } from '../../stages/stage.ts'

const here = import.meta.dirname
const pinned = (name: string): string => join(here, 'pinned', name)
const lock = readFileSync(pinned('package-lock.json'), 'utf8')
const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')

/** Where they lie. */
export const folder: string = join(
  cache,
  'lawgrad',
  `libraries-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`
)

/** Writes the adapters, with what serves them, and the cases. */
const writePrograms = (): void => {
  const programs = join(here, '../programs')
  const serve = readFileSync(join(programs, 'serve.mjs'), 'utf8')
  copyFileSync(join(programs, 'serve.py'), join(folder, 'serve.py'))
  for (const name of readdirSync(here).filter(each => /\.(?:mjs|py)$/u.test(each)))
    writeFileSync(
      join(folder, name),
      (name.endsWith('.mjs') ? `${serve}\n` : '') + readFileSync(join(here, name), 'utf8')
    )
  for (const name of readdirSync(join(here, 'cases'))) copyFileSync(join(here, 'cases', name), join(folder, name))
}

/** Why they are not there, or nothing. */
export const installed = async (): Promise<string | undefined> => {
  const done = join(folder, 'installed')
  mkdirSync(folder, { recursive: true })
  writePrograms()
  if (existsSync(done)) return undefined
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(pinned(name), join(folder, name))
  const { code, stderr } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder })
  if (code !== 0) return `npm ci failed (exit code ${code}) ${stderr.trim().split('\n').slice(0, 2).join(' ')}`.trim()
  writeFileSync(done, '')
  return undefined
}

/** The version of a library that is installed. */
export const versionOf = (name: string): string => {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  )
  return version
}
