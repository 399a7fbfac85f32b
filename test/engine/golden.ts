/**
 * `npm run engine:golden`: the bits of parameters after trainings by the emitted modules, in this Node; `-- --write` makes them the ones to be found.
 * `-- --engines` runs the modules alone in each Node that is installed or that npm has, with each of V8's compilers by itself, and in Chromium.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { execute } from '../stages/stage.ts'
import { ran } from './driver.ts'
import { programs } from './programs.ts'

const golden = join(import.meta.dirname, '../golden/engine.json')

/** The driver as plain JavaScript, for engines that read no types. */
const driver = (): string => stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'driver.ts'), 'utf8'))

const made = Object.entries(programs).map(([name, make]) => ({ name, program: make() }))
const here = JSON.stringify(Object.fromEntries(made.map(({ name, program }) => [name, ran(program)])), null, 2)
if (process.argv.includes('--write')) writeFileSync(golden, `${here}\n`)
console.log(here)
const expected = readFileSync(golden, 'utf8').trim()
if (here !== expected) throw new Error(`other bits than test/golden/engine.json has in Node ${process.version}`)

const packed = made.map(({ name, program: { bytes, image, ...rest } }) => ({
  name,
  ...rest,
  bytes: Buffer.from(bytes).toString('base64'),
  image: Buffer.from(image).toString('base64')
}))

/** What every engine is asked: the hashes, as text. */
const question = `JSON.stringify(Object.fromEntries(packed.map(({ name, bytes, image, ...rest }) => [name, ran({ ...rest, bytes: decoded(bytes), image: decoded(image) })])), null, 2)`

const engines: readonly (readonly [name: string, program: string, args: readonly string[]])[] = [
  ['the system’s node', '/usr/bin/node', []],
  ['node@22', 'npx', ['--yes', 'node@22']],
  ['node@24', process.execPath, []],
  ['node@24, Liftoff alone', process.execPath, ['--liftoff-only']],
  ['node@24, TurboFan alone', process.execPath, ['--no-liftoff', '--no-wasm-tier-up']],
  ['node@26', 'npx', ['--yes', 'node@26']],
  ['node@26, TurboFan alone', 'npx', ['--yes', 'node@26', '--no-liftoff', '--no-wasm-tier-up']]
]

const chromium = async (folder: string): Promise<string> => {
  const page = join(folder, 'page.html')
  const script = driver().replaceAll('export const', 'const')
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><pre id="found"></pre><script>
${script}
const packed = ${JSON.stringify(packed)}
document.getElementById('found').textContent = encodeURIComponent(navigator.userAgent.match(/Chrome\\/\\S*/) + ' ' + ${question})
</script>`
  )
  const { stdout } = await execute(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
      pathToFileURL(page).href
    ],
    { cwd: folder, seconds: 120 }
  )
  const text = /<pre id="found">([^<]+)<\/pre>/.exec(stdout)?.[1]
  if (text === undefined) throw new Error('no answer')
  return decodeURIComponent(text)
}

if (process.argv.includes('--engines')) {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'))
  try {
    writeFileSync(join(folder, 'driver.mjs'), driver())
    writeFileSync(join(folder, 'packed.json'), JSON.stringify(packed))
    const code = `import { readFileSync } from 'node:fs'
import { decoded, ran } from ${JSON.stringify(pathToFileURL(join(folder, 'driver.mjs')).href)}
const packed = JSON.parse(readFileSync(${JSON.stringify(join(folder, 'packed.json'))}, 'utf8'))
console.log(process.version + ' ' + ${question})`
    const judge = async (name: string, ask: () => string | Promise<string>): Promise<void> => {
      try {
        const answer = (await ask()).trim()
        const same = answer.endsWith(expected)
        console.log(`${name}: ${answer.split(' ')[0]} ${same ? 'the same bits' : 'OTHER BITS'}`)
        if (!same) process.exitCode = 1
      } catch {
        console.log(`${name}: not installed`)
      }
    }
    for (const [name, program, args] of engines)
      await judge(name, () =>
        execFileSync(program, [...args, '--input-type=module', '-e', code], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore']
        })
      )
    await judge('Chromium', () => chromium(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
