/**
 * `npm run bench:memory`: the greatest memory of processes that train 784-128-10 on 60,000 examples, less that of an empty Node, beside the prepared data and
 * the parameters themselves; the heap after a hundred thousand and a million steps; and what a state costs that is handed out. The package is measured as it is built.
 *
 * `npm run bench:memory -- 10000` takes so many examples.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from '../package/pack.ts'

const root = join(import.meta.dirname, '../..')
const [count = '60000'] = process.argv.slice(2)

/** The first line of what a process prints, as numbers. */
const told = (...words: readonly string[]): readonly number[] => {
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim().split(' ').map(Number)
}

const script = 'test/bench/memory-lawgrad.mjs'
const built = await build()
if (built.code !== 0) throw new Error(built.stdout + built.stderr)
const [empty = NaN] = told('-e', 'console.log(process.resourceUsage().maxRSS * 1024)')
const least = (Number(count) * 794 + 101_770) * 8
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
console.log(`an empty Node ${megabytes(empty)}; ${count} examples and the parameters ${megabytes(least)}`)
for (const what of ['import', 'batch', 'plain', 'adam']) {
  const [most = NaN] = told(script, what, count)
  const own = most - empty
  console.log(
    `${what.padEnd(8)}${megabytes(own).padStart(8)} more than an empty Node, ${(own / least).toFixed(2)} times`
  )
}
const [early = NaN, late = NaN] = told('--expose-gc', script, 'steps', '1000000')
console.log(`heap after 100,000 steps ${(early / 1e6).toFixed(2)} MB, after 1,000,000 ${(late / 1e6).toFixed(2)} MB`)
const [without = NaN, handed = NaN] = told(script, 'purity', '1280')
console.log(
  `an epoch of ten steps ${(without / 1000).toFixed(1)} ms, with a state handed out ${(handed / 1000).toFixed(1)} ms: a state costs ${(handed - without).toFixed(0)} µs`
)
process.exitCode = late - early < 1e6 ? 0 : 1
