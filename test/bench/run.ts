/**
 * `npm run bench`: one table, workload by implementation, in microseconds a step: the best decile and the median of single calls, measured in turns.
 * `-- --seconds 1 --rounds 2 --only or,infer-30-1 --of lawgrad,NumPy --install --no-write`. The peers of npm are installed apart: `--install`.
 */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { coldStarts } from './cold.ts'
import { implementations, type Implementation } from './implementations.ts'
import { summary } from './measure.ts'
import { table } from './table.ts'
import { workloads } from './workloads.ts'

const execute = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '2' },
    only: { type: 'string', default: Object.keys(workloads).join(',') },
    of: { type: 'string', default: '' },
    install: { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false }
  }
})
if (values.install)
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: join(root, 'test/bench/peers'),
    stdio: 'inherit'
  })

const names = values.only.split(',')
const chosen = implementations.filter(
  ({ name }) => values.of === '' || values.of.split(',').some(of => name.startsWith(of))
)
const samples = new Map<string, number[]>()
const missing = new Map<string, string>()
const cores = new Map<string, string>()

const runOnce = async ({ name, program, args, env, needs }: Implementation, workload: string): Promise<void> => {
  if (needs !== undefined && !existsSync(join(root, needs))) {
    missing.set(name, 'not installed (npm run bench -- --install)')
    return
  }
  try {
    const { stdout, stderr } = await execute(program, [...args, values.seconds, workload], {
      cwd: root,
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', OPENBLAS_VERBOSE: '2', ...env },
      maxBuffer: 2 ** 28,
      timeout: 600_000
    })
    const core = /^Core: (?<core>\S+)/mu.exec(stdout + stderr)?.groups?.['core']
    if (core !== undefined) cores.set(name, core)
    for (const line of stdout.split('\n').filter(each => each.startsWith('{'))) {
      // proof: what the measuring programs print
      const { samples: more } = JSON.parse(line) as { readonly samples: number[] }
      samples.set(`${workload}|${name}`, [...(samples.get(`${workload}|${name}`) ?? []), ...more])
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    missing.set(name, text.split('\n').find(line => /^\w*Error/u.test(line)) ?? 'does not start')
  }
}

// a process for each workload: what one of them has taught a compiler would slow down the next
for (let round = 0; round < Number(values.rounds); round++)
  for (const workload of names)
    for (const each of chosen) {
      if (missing.has(each.name)) continue
      console.error(`round ${round + 1}: ${workload}, ${each.name}`)
      await runOnce(each, workload)
    }

// where the processor is not named, its family and model are
const cpu = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : ''
const said = (key: string): string => new RegExp(`^${key}\\s*: (.*)$`, 'mu').exec(cpu)?.[1] ?? '?'
const machine = `${cpus()[0]?.model ?? '?'} (family ${said('cpu family')}, model ${said('model')}${cpu.includes('avx512f') ? ', AVX-512' : ''}), ${cpus().length} cores, Node ${process.version}`

const page = table({
  machine,
  names: chosen.map(({ name }) => name).filter(name => !missing.has(name)),
  workloads: names,
  of: (workload, name) => {
    const all = samples.get(`${workload}|${name}`)
    return all === undefined ? undefined : summary(all)
  },
  notes: [
    ...[...cores].map(([name, core]) => `${name}: OpenBLAS takes the processor for ${core}.`),
    ...[...missing].map(([name, reason]) => `${name}: skipped, ${reason}`)
  ],
  cold: values.of === '' ? await coldStarts(root) : []
})
console.log(page)
if (!values['no-write']) writeFileSync(join(root, 'docs/generated/bench.md'), page)
