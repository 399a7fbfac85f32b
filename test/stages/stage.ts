import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What a stage, or a part of one, has counted. Zero of both means that it ran nothing, which is a failure. */
export interface Tally {
  readonly name: string
  readonly unit: string
  readonly passed: number
  readonly failed: number
  readonly details: readonly string[]
}

/** A check of the whole repository. One that keeps both cores busy has the machine for itself. */
export interface Stage {
  readonly name: string
  readonly cores: 1 | 2
  readonly run: () => Promise<readonly Tally[]>
}

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export const root: string = resolve(import.meta.dirname, '../..')

/** A folder for what the checks write; git ignores it. */
export const cache = (name: string): string => join(root, '.cache', name)

/** The folders that hold code, as far as they exist. */
export const codeFolders = (): readonly string[] => existing(['src', 'laws', 'test', 'docs'])

export const existing = (paths: readonly string[]): readonly string[] =>
  paths.filter(path => existsSync(join(root, path)))

interface Where {
  readonly cwd?: string
  readonly seconds?: number
}

/** Runs a program to its end. Never rejects: a program that cannot start, or takes too long, has a code of its own. */
export const execute = (file: string, args: readonly string[], where: Where = {}): Promise<Outcome> =>
  new Promise(settle => {
    const seconds = where.seconds ?? 600
    const child = spawn(file, args, {
      cwd: where.cwd ?? root,
      timeout: seconds * 1000,
      stdio: ['ignore', 'pipe', 'pipe']
    })
    const out: string[] = []
    const err: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text))
    child.on('error', error => settle({ code: 127, stdout: out.join(''), stderr: `${file}: ${error.message}` }))
    child.on('close', (code, signal) => {
      const note = signal === null ? '' : `\n${file} was ended by ${signal} (limit: ${seconds} seconds)`
      settle({ code: code ?? 124, stdout: out.join(''), stderr: err.join('') + note })
    })
  })

/** Runs a script of an installed package, or of ours, on the Node that runs this. */
export const node = (script: string, args: readonly string[], where: Where = {}): Promise<Outcome> =>
  execute(process.execPath, [resolve(root, script), ...args], where)

/** The same, with `import … from 'lawgrad'` meaning our sources. */
export const nodeOnSources = (script: string, args: readonly string[], where: Where = {}): Promise<Outcome> =>
  execute(process.execPath, ['--conditions=lawgrad-source', resolve(root, script), ...args], where)

/** npm, the one that runs us if one does. */
export const npm = (args: readonly string[], where: Where = {}): Promise<Outcome> => {
  const path = process.env['npm_execpath']
  return path === undefined ? execute('npm', args, where) : execute(process.execPath, [path, ...args], where)
}

/** Every file that git knows or would add: what a clone will hold after the next commit. */
export const repositoryFiles = async (): Promise<readonly string[]> => {
  const listed = await execute('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
  if (listed.code !== 0) throw new Error(`git ls-files failed: ${listed.stderr}`)
  return existing([...new Set(listed.stdout.split('\0').filter(path => path !== ''))].toSorted())
}

/** A tally by file: those that a detail is about have failed. */
export const tally = (
  name: string,
  unit: string,
  total: number,
  failed: number,
  details: readonly string[]
): Tally => ({
  name,
  unit,
  passed: Math.max(0, total - failed),
  failed,
  details
})

/** A failure that no count expresses, such as a tool that did not start. */
export const broken = (name: string, unit: string, outcome: Outcome): Tally =>
  tally(name, unit, 0, 1, [
    `exit code ${outcome.code}`,
    ...lines(ownFrames(outcome.stdout + outcome.stderr)).slice(0, 40)
  ])

export const lines = (text: string): readonly string[] => text.split(/\r?\n/u).filter(line => line.trim() !== '')

/** An error without the frames of its stack that are not ours. */
export const ownFrames = (text: string): string =>
  text
    .split(/\r?\n/u)
    .filter(line => line.trim() !== '' && !/^\s+at .*(?:node:internal|node_modules|<anonymous>)/u.test(line))
    .join('\n')
