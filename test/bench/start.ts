/** `npm run bench:start`: how long `lawgrad --help` takes as it is installed, beside Node that does nothing. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from '../package/pack.ts'

const limit = 150
const times = 21
const main = join(import.meta.dirname, '../../dist/node/src/command/node/main.js')

/** Milliseconds of a process from its start to its end: the least, and the one in the middle. */
const measured = (argv: readonly string[]): { readonly least: number; readonly median: number } => {
  const sorted = Array.from({ length: times }, () => {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, argv)
    if (status !== 0) throw new Error(`node ${argv.join(' ')} ended with ${status}`)
    return performance.now() - start
  }).toSorted((a, b) => a - b)
  return { least: sorted[0] ?? NaN, median: sorted[(times - 1) / 2] ?? NaN }
}

const built = await build()
if (built.code !== 0) throw new Error(built.stdout + built.stderr)
const bare = measured(['-e', '0'])
const help = measured([main, '--help'])
const shown = ({ least, median }: typeof bare): string => `median ${median.toFixed(0)} ms, least ${least.toFixed(0)} ms`
console.log(`node -e 0       ${shown(bare)}
lawgrad --help  ${shown(help)}, of ${times} each; the limit is ${limit} ms for the median`)
process.exitCode = help.median <= limit ? 0 : 1
