/** `lawgrad tune` on a machine in memory, and on a real one with threads. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  betweenLogarithms,
  choice,
  dense,
  input,
  pipe,
  sigmoid,
  wholeBetween,
  withDimension,
  type SomeLayer
} from 'lawgrad'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { or } from './examples.ts'
import { run, type Result, type Settings } from './machine.ts'

const space = { width: wholeBetween(1, 2), learningRate: betweenLogarithms(0.1, 10) }

const build = ({ width }: { readonly width: number }) =>
  withDimension('width', (units): SomeLayer<2, 1> => pipe(input(2), dense(units), sigmoid, dense(1), sigmoid))(width)

const rows = `${or}0,0,0\n1,0,1\n`

const settings = (exports: unknown = { space, default: build }, files: Settings['files'] = {}): Settings => ({
  files: { 'or.csv': rows, 'm.ts': 'text of the model', ...files },
  modules: { 'm.ts': { exports } }
})

const short = ['--data', 'or.csv', '--epochs', '20', '--folds', '2', '--output', 'out']

const tune = (given: Settings, ...more: readonly string[]): Promise<Result> =>
  run(given, 'tune', 'm.ts', ...short, ...more)

const trialsOf = ({ sets }: Result): string =>
  sets.at(-1)?.files.find(({ name }) => name === 'trials.json')?.text ?? expect.fail('no trials')

describe('lawgrad tune', () => {
  it('tries every point of a grid, writes after each, and tells the best with what trains it', async () => {
    const result = await tune(settings(), '--search', 'grid', '--steps', '2')
    expect({ code: result.code, err: result.err }).toEqual({ code: 0, err: '' })
    expect(result.sets.map(({ files }) => files.map(({ name }) => name))).toEqual([
      ...Array.from({ length: 4 }, () => ['trials.json']),
      ['trials.json', 'report.html']
    ])
    const { trials } = JSON.parse(trialsOf(result))
    expect(trials.map(({ point }: { readonly point: unknown }) => point)).toEqual([
      { width: 1, learningRate: 0.1 },
      { width: 1, learningRate: 10 },
      { width: 2, learningRate: 0.1 },
      { width: 2, learningRate: 10 }
    ])
    expect(result.out).toContain('width  learningRate')
    expect(result.out).toMatch(/export default network\(\{"width":\d,"learningRate":(?:0\.1|10)\}\)/)
    expect(result.out).toMatch(/lawgrad train best\.ts --data or\.csv .*--learning-rate (?:0\.1|10) .*--epochs 20/)
    const report = result.sets.at(-1)?.files.at(-1)?.text ?? ''
    expect(report).toContain('learningRate (log scale)')
    expect(report).toContain('Score by width')
  })

  it('tells the same as JSON, the best first', async () => {
    const { code, out } = await tune(settings(), '--trials', '3', '--json')
    expect(code).toBe(0)
    const { format, trials, best } = JSON.parse(out)
    const scores = trials.map(({ score }: { readonly score: number }) => score)
    expect(format).toBe('lawgrad-tuning/1')
    expect(scores).toHaveLength(3)
    expect(scores).toEqual([...scores].toSorted((a, b) => a - b))
    expect(best.point).toEqual(trials[0].point)
  })

  it('goes on from the trials that are there, and tries no point twice', async () => {
    const all = await tune(settings(), '--trials', '3')
    const file = JSON.parse(trialsOf(all))
    const marked = { ...file, trials: file.trials.slice(0, 2).map((one: object) => ({ ...one, scores: [7, 7] })) }
    const again = await tune(settings(undefined, { 'out/trials.json': JSON.stringify(marked) }), '--trials', '3')
    expect(again.sets).toHaveLength(2)
    expect(JSON.parse(trialsOf(again)).trials).toEqual([...marked.trials, file.trials[2]])
  })

  it('keeps what was finished when a signal comes, and says how to go on', async () => {
    const stop = (asked: number) => (asked > 3 ? O.some('SIGINT' as const) : O.none)
    const { code, err, sets } = await tune({ ...settings(), stop }, '--trials', '4')
    expect(code).toBe(130)
    expect(err).toContain('interrupted by SIGINT after 1 of 4 points; the state is in out/trials.json.')
    expect(err).toContain('lawgrad tune m.ts --data or.csv')
    expect(sets).toHaveLength(1)
  })

  it('refuses trials of other options if it is to resume, else begins anew', async () => {
    const file = trialsOf(await tune(settings(), '--trials', '2'))
    const there = settings(undefined, { 'out/trials.json': file })
    const { code, err } = await tune(there, '--trials', '2', '--seed', '3', '--resume')
    expect(code).toBe(2)
    expect(err).toContain('It differs in --seed (0 in the file, 3 now).')
    expect((await tune(there, '--trials', '2', '--seed', '3')).sets).toHaveLength(3)
    expect((await tune(settings(), '--resume')).code).toBe(2)
  })

  it('ends each training early where patience is asked for, and judges the best parameters', async () => {
    const line = () => pipe(input(2), dense(1))
    const part = ['--validation', '0.34', '--seed', '1', '--epochs']
    // with no step the cost never gets better; with long ones each epoch is worse than the one before
    for (const rate of [1e-300, 4]) {
      const at = settings({ space: { learningRate: choice(rate) }, default: line })
      const scores = async (...more: readonly string[]) =>
        JSON.parse(trialsOf(await tune(at, ...part, ...more))).trials[0].scores
      const first = await scores('1')
      expect(first).not.toContain('NaN')
      expect(await scores('3000000', '--patience', '2')).toEqual(first)
      if (rate === 4) expect(await scores('3')).not.toEqual(first)
    }
    const told = await tune(settings(), ...part, '5', '--patience', '2', '--trials', '1')
    expect(told.out).toContain('--validation 0.34 --patience 2')
    expect((await tune(settings(), '--patience', '2')).err).toContain('--patience: expected a validation part to watch')
  })

  it('marks what diverged, and puts it last', async () => {
    const wild = { width: choice(1), learningRate: choice(1e308, 1) }
    const line = () => pipe(input(2), dense(1))
    const { code, out, sets } = await tune(settings({ space: wild, default: line }), '--search', 'grid')
    expect(code).toBe(0)
    expect(out).toMatch(/\n {6}1 +1 +0\.\d+ +0\.\d+\n {6}1 +10³⁰⁸ +diverged\n/)
    expect(sets.at(-1)?.files[0]?.text).toContain('"NaN"')
  })

  it.each<readonly [string, unknown, string]>([
    ['no space', { default: build }, 'm.ts: expected a space of settings as the export space'],
    ['a wrong space', { space: { width: choice() }, default: build }, 'm.ts, width: expected one of several values'],
    ['no function', { space, default: build({ width: 1 }) }, 'expected a function from a point of the space'],
    [
      'a network that does not fit',
      {
        space: { n: choice(2, 3) },
        default: ({ n }: { readonly n: number }) => (n === 2 ? pipe(input(2), dense(1)) : pipe(input(1), dense(1)))
      },
      'lawgrad tune: at n = 3: '
    ],
    [
      'an option that is none',
      { space: { optimizer: choice('adam', 'adan') }, default: () => pipe(input(2), dense(1)) },
      'at optimizer = adan: --optimizer: expected '
    ]
  ])('refuses %s', async (_, exports, sentence) => {
    const { code, out, err, sets } = await tune(settings(exports), '--search', 'grid', '--steps', '2')
    expect({ code, out, sets }).toEqual({ code: 2, out: '', sets: [] })
    expect(err).toContain(sentence)
    expect(err.split('at n = 3')).toHaveLength(sentence.includes('n = 3') ? 2 : 1)
  })

  it('refuses more folds than rows', async () => {
    const { code, err } = await run(settings(), 'tune', 'm.ts', '--data', 'or.csv', '--folds', '9')
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('--folds: The number of folds') })
  })
})

describe('lawgrad tune with threads', () => {
  const root = join(import.meta.dirname, '../..')
  const example = (name: string): string => join(root, 'docs/examples', name)

  it('finds the same trials whatever their number', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lawgrad-tune-'))
    const trials = async (workers: string): Promise<string> => {
      const main = join(root, 'src/command/node/main.ts')
      const argv = ['tune', example('tune-xor.ts'), '--data', example('tune-xor.csv'), '--output', workers]
      const how = ['--trials', '3', '--folds', '2', '--epochs', '30', '--workers', workers]
      await new Promise((resolve, reject) => {
        execFile(
          process.execPath,
          ['-C', 'lawgrad-source', main, ...argv, ...how],
          { cwd: folder },
          (error, out, err) => (error === null ? resolve(out) : reject(new Error(err)))
        )
      })
      return readFile(join(folder, workers, 'trials.json'), 'utf8')
    }
    const [one, two] = await Promise.all([trials('1'), trials('2')])
    await rm(folder, { recursive: true })
    expect(JSON.parse(one).trials).toHaveLength(3)
    expect(two).toBe(one)
  })
})
