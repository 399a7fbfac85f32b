/**
 * `npm run bench:memory`: the greatest memory of processes that train 784-128-10 on 60,000 examples, less that of an empty Node, beside the prepared data and
 * the parameters themselves; that of a full batch, and of the command on a table in a file, for a third as many; the heap after a hundred thousand and a million steps;
 * and what a state costs that is handed out. The package is measured as it is built.
 *
 * `npm run bench:memory -- 10000` takes so many examples; `npm run bench:memory -- 60000 plain command` looks at these alone.
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { build } from '../package/pack.ts'
import { cache } from '../stages/stage.ts'

const root = join(import.meta.dirname, '../..')
const [count = '60000', ...asked] = process.argv.slice(2)
const isAsked = (what: string): boolean => asked.length === 0 || asked.includes(what)

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
const bytesOf = (examples: number): number => (examples * 794 + 101_770) * 8
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
const tell = (what: string, own: number, least: number): void =>
  console.log(
    `${what.padEnd(9)}${megabytes(own).padStart(8)} more than an empty Node, ${(own / least).toFixed(2)} times ${megabytes(least)}`
  )
const [examples, fewer] = [Number(count), Math.ceil(Number(count) / 3)]
console.log(
  `an empty Node ${megabytes(empty)}; ${examples} examples and the parameters ${megabytes(bytesOf(examples))}, ${fewer} of them ${megabytes(bytesOf(fewer))}`
)
for (const what of ['import', 'batch', 'plain', 'adam'].filter(isAsked)) {
  const [most = NaN] = told(script, what, count)
  tell(what, most - empty, bytesOf(examples))
}
if (isAsked('full')) {
  const [most = NaN] = told(script, 'full', String(fewer))
  tell('full', most - empty, bytesOf(fewer))
}

/** A table in a file: names, then a class and pixels of a few digits in each row. */
const lines = function* (): Generator<string> {
  let word = 1
  const drawn = (): number => (word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
  const row = (cell: (k: number) => string): string => Array.from({ length: 784 }, (_, k) => cell(k)).join(',')
  yield `digit,${row(k => `p${k}`)}\n`
  for (let k = 0; k < fewer; k++) yield `d${k % 10},${row(() => (drawn() < 0.3 ? '0' : drawn().toFixed(6)))}\n`
}

const commandMemory = async (): Promise<void> => {
  const folder = cache('bench-memory')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = (name: string): string => join(folder, name)
  await pipeline(lines(), createWriteStream(file('digits.csv')))
  writeFileSync(
    file('net.mjs'),
    `import { dense, input, pipe, relu } from 'lawgrad'\nexport default pipe(input(784), dense(128), relu, dense(10))\n`
  )
  writeFileSync(
    file('most.mjs'),
    `import { writeFileSync } from 'node:fs'\nimport { isMainThread } from 'node:worker_threads'\nif (isMainThread) process.on('exit', () => writeFileSync(${JSON.stringify(file('most'))}, String(process.resourceUsage().maxRSS * 1024)))\n`
  )
  const lawgrad = (...words: readonly string[]): number => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', file('most.mjs'), 'dist/node/src/command/node/main.js', ...words],
      { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 }
    )
    if (status !== 0) throw new Error(stderr)
    return Number(readFileSync(file('most'), 'utf8')) - empty
  }
  const least = bytesOf(fewer)
  const [data, out] = [file('digits.csv'), file('out')]
  console.log(`a table of ${megabytes(statSync(data).size)} in a file:`)
  const how = ['--targets', 'digit', '--loss', 'softmaxCrossEntropy', '--learning-rate', '0.1', '--epochs', '1']
  const training = ['train', file('net.mjs'), '--data', data, ...how, '--batch-size', '128', '--output', out]
  tell('train', lawgrad(...training), least)
  tell('scaled', lawgrad(...training, '--scale', 'standardize'), least)
  for (const word of ['predict', 'evaluate']) tell(word, lawgrad(word, join(out, 'model.json'), data), least)
  rmSync(folder, { recursive: true, force: true })
}

if (isAsked('command')) await commandMemory()
if (isAsked('steps')) {
  const [early = NaN, late = NaN] = told('--expose-gc', script, 'steps', '1000000')
  console.log(`heap after 100,000 steps ${(early / 1e6).toFixed(2)} MB, after 1,000,000 ${(late / 1e6).toFixed(2)} MB`)
  process.exitCode = late - early < 1e6 ? 0 : 1
}
if (isAsked('purity')) {
  const [without = NaN, handed = NaN] = told(script, 'purity', '1280')
  console.log(
    `an epoch of ten steps ${(without / 1000).toFixed(1)} ms, with a state handed out ${(handed / 1000).toFixed(1)} ms: a state costs ${(handed - without).toFixed(0)} µs`
  )
}
