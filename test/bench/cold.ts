/** Processes from nothing to a trained OR gate: time and greatest memory. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { summary } from './measure.ts'

export interface Cold {
  readonly name: string
  readonly milliseconds: { readonly best: number; readonly median: number }
  readonly mebibytes: number
}

const repeats = 10

/** Each in turn, ten times; what does not start is left out. The package is measured as built (`npm run build`), else from its source. */
export const coldStarts = (root: string): readonly Cold[] => {
  const built = existsSync(join(root, 'dist/src/index.js'))
  const candidates: readonly (readonly [string, string, readonly string[]])[] = [
    ['an empty Node', process.execPath, ['-e', 'console.log(process.resourceUsage().maxRSS)']],
    [
      built ? 'lawgrad, built' : 'lawgrad, from its source',
      process.execPath,
      [...(built ? [] : ['-C', 'lawgrad-source']), 'test/bench/or-lawgrad.mjs']
    ],
    ['NumPy', '/usr/bin/python3', ['test/bench/or_numpy.py']]
  ]
  const runs = Array.from({ length: repeats }, () =>
    candidates.map(([name, program, args]) => {
      const start = performance.now()
      const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
      return { name, status, took: performance.now() - start, memory: Number(stdout) / 1024 }
    })
  ).flat()
  return candidates.flatMap(([name]) => {
    const own = runs.filter(run => run.name === name && run.status === 0)
    return own.length === 0
      ? []
      : [{ name, milliseconds: summary(own.map(run => run.took)), mebibytes: Math.max(...own.map(run => run.memory)) }]
  })
}
