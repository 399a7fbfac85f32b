/**
 * The programs under review: written to a folder, with the command lines that run them.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { planted as firstPlanted, type Planted } from './catalogue.ts'
import { networks } from './networks.ts'
import { operands } from './operands.ts'
import { training } from './training.ts'

const folder = join(import.meta.dirname, 'programs')

/** The programs that are right. */
export const right: readonly string[] = [
  'lists.py',
  'rows.py',
  'columns.py',
  'softmax.py',
  'single.py',
  'autograd.py',
  'optimizers.py',
  'classes.mjs',
  'flat.mjs',
  'closures.mjs',
  'online.mjs',
  'losses.mjs',
  'flat.c',
  'objects.py',
  'dictionaries.py',
  'scores.py',
  'values.py',
  'functions.mjs',
  'volumes.mjs',
  'vector.c',
  'thetas.py',
  'fixed.py',
  'tape.py'
]

const works = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0

const python = works('python3', '--version')
const numpy = python && works('python3', '-c', 'import numpy')
const compiler = works('cc', '--version')

/** Why a program cannot run here, or nothing. */
export const missing = (file: string): string | undefined =>
  file.endsWith('.py')
    ? !python
      ? 'python3 is not installed'
      : /^import numpy/mu.test(readFileSync(join(folder, file), 'utf8')) && !numpy
        ? 'NumPy is not installed'
        : undefined
    : file.endsWith('.c') && !compiler
      ? 'no C compiler is installed'
      : undefined

/** Writes a program, with its text changed or not, and says how it is run. */
export const written = (into: string, base: string, change?: Pick<Planted, 'from' | 'to' | 'also'>): string => {
  mkdirSync(into, { recursive: true })
  copyFileSync(join(folder, 'serve.py'), join(into, 'serve.py'))
  const own = readFileSync(join(folder, base), 'utf8')
  const isAlone = !base.endsWith('.mjs') || own.includes('createInterface')
  const text = isAlone ? own : `${readFileSync(join(folder, 'serve.mjs'), 'utf8')}\n${own}`
  const pairs =
    change === undefined ? [] : [[change.from, change.to] as const, ...(change.also === undefined ? [] : [change.also])]
  for (const [from] of pairs)
    if (text.split(from).length !== 2)
      throw new Error(`expected "${from}" once in ${base}; got it ${text.split(from).length - 1} times`)
  const file = join(into, base)
  writeFileSync(
    file,
    pairs.reduce((all, [from, to]) => all.replace(from, () => to), text)
  )
  if (base.endsWith('.c')) {
    const program = join(into, basename(base, '.c'))
    execFileSync('cc', ['-O1', '-o', program, file, '-lm'])
    return `"${program}"`
  }
  return base.endsWith('.py') ? `python3 "${file}"` : `"${process.execPath}" "${file}"`
}

/** The programs that are wrong. */
export const planted: readonly Planted[] = [...firstPlanted, ...networks, ...operands, ...training]
