/** Processes from nothing to a trained OR gate: time and greatest memory. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { summary } from './measure.ts'

interface Spread {
  readonly best: number
  readonly median: number
}

export interface Cold {
  readonly name: string
  readonly milliseconds: Spread
  /** What all threads of the process together took of processors, until it is asked at the end. */
  readonly processor: Spread
  readonly mebibytes: number
}

const repeats = 21

/** What a process says of itself as its last act: its greatest memory in kibibytes, and its milliseconds of processors. */
const own = `const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
process.getBuiltinModule('node:fs').writeSync(1, maxRSS + ' ' + (userCPUTime + systemCPUTime) / 1000)`

/**
 * Each in turn, over and over; what does not start is left out. The package is measured as built (`npm run build`), else from its source. Python
 * keeps the code of what it imports in files; Node does so where a program or a variable asks for it, which is a line of its own.
 */
export const coldStarts = (root: string): readonly Cold[] => {
  const isBuilt = existsSync(join(root, 'dist/node/src/index.js'))
  const cache = mkdtempSync(join(tmpdir(), 'lawgrad-code-'))
  const ours = [...(isBuilt ? [] : ['-C', 'lawgrad-source']), 'test/bench/or-lawgrad.mjs']
  const name = isBuilt ? 'lawgrad, built' : 'lawgrad, from its source'
  const candidates: readonly (readonly [string, string, readonly string[], NodeJS.ProcessEnv?])[] = [
    ['an empty Node', process.execPath, ['-e', own]],
    [name, process.execPath, ours],
    [`${name}, with NODE_COMPILE_CACHE`, process.execPath, ours, { NODE_COMPILE_CACHE: cache }],
    ['NumPy', '/usr/bin/python3', ['test/bench/or_numpy.py']]
  ]
  const once = ([name, program, args, env]: (typeof candidates)[number]) => {
    const start = performance.now()
    const { status, stdout } = spawnSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env }
    })
    const took = performance.now() - start
    const [kibibytes, processor] = stdout.split(' ').map(Number)
    return { name, status, took, processor: processor ?? Number.NaN, memory: (kibibytes ?? Number.NaN) / 1024 }
  }
  try {
    candidates.forEach(once)
    const runs = Array.from({ length: repeats }, () => candidates.map(once)).flat()
    return candidates.flatMap(([name]) => {
      const own = runs.filter(run => run.name === name && run.status === 0)
      return own.length === 0
        ? []
        : [
            {
              name,
              milliseconds: summary(own.map(run => run.took)),
              processor: summary(own.map(run => run.processor)),
              mebibytes: Math.max(...own.map(run => run.memory))
            }
          ]
    })
  } finally {
    rmSync(cache, { recursive: true })
  }
}

if (import.meta.main)
  console.table(
    coldStarts(join(import.meta.dirname, '../..')).map(({ name, milliseconds, processor, mebibytes }) => ({
      name,
      ...milliseconds,
      'processor, best': processor.best,
      'processor, median': processor.median,
      mebibytes
    }))
  )
