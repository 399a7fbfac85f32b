/** The real command as a process of its own: few tests, since each start takes half a second. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseXml } from './xml.ts'

const root = join(import.meta.dirname, '../..')
const main = join(root, 'src/command/node/main.ts')
const example = (name: string): string => join(root, 'docs/examples', name)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lawgrad-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

type Act = (child: ReturnType<typeof spawn>, out: string) => void

/** Runs the command in the temporary folder; `act` is called whenever something was printed. */
const lawgrad = (argv: readonly string[], act: Act = () => undefined): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-C', 'lawgrad-source', main, ...argv], { cwd: folder })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      act(child, out)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
  })

const theta = [-4.102910475786591, 8.673588707029616, 8.673588576620466]

describe('lawgrad', () => {
  it('learns OR from the files of the repository, the same twice', async () => {
    const options = '--learning-rate 40 --epochs 1000 --seed 0 --output or'.split(' ')
    const argv = ['train', example('or.ts'), '--data', example('or.csv'), '--initializer', 'uniform(0, 1)', ...options]
    const first = await lawgrad(argv)
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toContain('or/report.html')
    const names = ['confusion.svg', 'decision.svg', 'error.svg', 'history.csv', 'model.json', 'report.html']
    expect((await readdir(join(folder, 'or'))).toSorted()).toEqual(names)
    const read = () => Promise.all(names.map(name => readFile(join(folder, 'or', name), 'utf8')))
    const texts = await read()
    const [{ weights, bias }] = JSON.parse(texts[names.indexOf('model.json')] ?? '').parameters
    ;[bias[0], ...weights[0]].forEach((value, i) => expect(Math.abs(value - (theta[i] ?? NaN))).toBeLessThan(1e-12))
    expect(await lawgrad(argv)).toEqual(first)
    expect(await read()).toEqual(texts)
  })

  it('learns XOR from the files of the repository', async () => {
    const options = '--learning-rate 15 --epochs 2000 --seed 0 --initializer glorotUniform --json'.split(' ')
    const { code, out } = await lawgrad(['train', example('xor.ts'), '--data', example('xor.csv'), ...options])
    expect(code).toBe(0)
    const { final, files, predictions } = JSON.parse(out)
    expect(final.sumOfSquaredErrors).toBeLessThan(1e-3)
    expect(predictions.map((row: { readonly output: readonly number[] }) => Math.round(row.output[0] ?? NaN))).toEqual([
      0, 1, 1, 0
    ])
    expect(files).toContain('out/xor/decision.svg')
  })

  it('finishes when the reader of its output leaves', async () => {
    const { code } = await lawgrad(
      ['train', example('or.ts'), '--data', example('or.csv'), '--output', 'unread'],
      child => child.stdout?.destroy()
    )
    expect(code).toBe(0)
    expect(await readdir(join(folder, 'unread'))).toHaveLength(6)
  })

  it('refuses models that throw, are broken, or never load, and names the place', async () => {
    await writeFile(join(folder, 'throws.mjs'), 'const a = 1\nthrow new RangeError("mine")\n')
    await writeFile(join(folder, 'syntax.ts'), 'export default pipe((\n')
    await writeFile(join(folder, 'waits.mjs'), 'await new Promise(() => undefined)\n')
    const outcomes = await Promise.all(
      ['throws.mjs', 'syntax.ts', 'waits.mjs', 'missing.ts', '.'].map(model =>
        lawgrad(['train', model, '--data', example('or.csv')])
      )
    )
    expect(outcomes.map(({ code, out }) => [code, out])).toEqual(outcomes.map(() => [2, '']))
    const [throws, syntax, waits, missing, here] = outcomes.map(({ err }) => err)
    expect(throws).toBe(
      'lawgrad train: throws.mjs: expected a module that loads; it failed with RangeError: mine (throws.mjs:2:7). Correct the model.\n'
    )
    expect(syntax).toMatch(
      /^lawgrad train: syntax\.ts: expected a module that loads; it failed with SyntaxError: .+ \(syntax\.ts:1\)/
    )
    expect(waits).toMatch(/top-level await waits for something that never comes/)
    expect(missing).toMatch(/^lawgrad train: missing\.ts: .* there is none at this path/)
    expect(here).toMatch(/^lawgrad train: \.: .* got a folder/)
    expect(await readdir(folder)).not.toContain('out')
  })

  it('verifies the network of the repository, and writes JUnit', async () => {
    const argv = ['verify', example('xor.ts'), '--data', example('xor.csv'), '--runs', '10', '--junit', 'reports/v.xml']
    const { code, out, err } = await lawgrad(argv)
    // on a pipe the progress is told every few seconds
    expect([code, err.replaceAll(/^lawgrad verify: .*(?:: (?:pass|unchecked)|checks done$).*\n/gmu, '')]).toEqual([
      0,
      ''
    ])
    expect(out).toMatch(/Gradient: 40 passed, 0 failed, 0 unchecked\n {2}Coverage: .*\n {2}Laws: \d+ passed, 0 failed/)
    expect(await readdir(join(folder, 'reports'))).toEqual(['v.xml'])
    const root = parseXml(await readFile(join(folder, 'reports/v.xml'), 'utf8'))
    expect(root.attributes).toMatchObject({ failures: '0', errors: '0' })
  })

  it('refuses a layer of one’s own whose derivative is wrong, by 1, and its report replaces an earlier one', async () => {
    await mkdir(join(folder, 'node_modules'))
    await symlink(root, join(folder, 'node_modules/lawgrad'))
    await writeFile(
      join(folder, 'wrong.ts'),
      `import { activationLayer } from 'lawgrad'
export const wrong = activationLayer({
  name: 'wrong',
  equation: ({ tanh }) => tanh,
  derivative: ({ minus, num, tanh }) => z => minus(num(1), tanh(z))
})(2)
`
    )
    await writeFile(join(folder, 'v.xml'), 'earlier')
    const { code, out, err } = await lawgrad(['verify', 'wrong.ts', '--runs', '20', '--junit', 'v.xml'])
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^lawgrad verify: expected every check to hold; \d+ of \d+ failed\./m)
    ])
    expect(out).toMatch(/again {4}lawgrad verify wrong\.ts --seed 0 --law 'layer, wrong: adjoint' --path [\d:]+\n/)
    const report = parseXml(await readFile(join(folder, 'v.xml'), 'utf8'))
    expect(Number(report.attributes['failures'])).toBeGreaterThan(0)
    expect((await readdir(folder)).toSorted()).toEqual(['node_modules', 'v.xml', 'wrong.ts'])
  })

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    expect(await lawgrad(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })
})
