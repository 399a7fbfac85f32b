/**
 * `node test/functions/golden.ts`: prints the hashes of the elementary functions' bits in this engine; `--write` makes them the ones to be found.
 * `--engines` runs the same in each Node that is installed or that npm has: 20, 22, 24 and 26.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashes } from './hash.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const golden = join(root, 'test/golden/functions.json')

/** The functions and the sweep as plain JavaScript, for engines that read no types. */
const plain = (folder: string): void => {
  const sources = [
    'src/scalar/functions',
    'src/scalar/functions/internal',
    'src/scalar/internal',
    'test/functions',
    'test/unit/scalar/functions'
  ].flatMap(path =>
    readdirSync(join(root, path))
      .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map(file => join(path, file))
  )
  for (const source of sources) {
    const target = join(folder, source.replace(/ts$/u, 'mjs'))
    mkdirSync(dirname(target), { recursive: true })
    const text = stripTypeScriptTypes(readFileSync(join(root, source), 'utf8'))
    writeFileSync(target, text.replaceAll(/(from '\.[^']*)\.ts'/gu, "$1.mjs'"))
  }
}

const engines: readonly (readonly [string, string, readonly string[]])[] = [
  ['the system’s node', '/usr/bin/node', []],
  ['node@22', 'npx', ['--yes', 'node@22']],
  ['node@24', process.execPath, []],
  ['node@24, Ignition alone', process.execPath, ['--no-opt', '--no-sparkplug', '--no-maglev']],
  ['node@26', 'npx', ['--yes', 'node@26']]
]

const here = JSON.stringify(hashes(), null, 2)
if (process.argv.includes('--write')) writeFileSync(golden, `${here}\n`)
console.log(here)
const expected = readFileSync(golden, 'utf8').trim()
if (here !== expected) throw new Error(`other bits than test/golden/functions.json has in Node ${process.version}`)
if (process.argv.includes('--engines')) {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'))
  try {
    plain(folder)
    const code = `import { hashes } from '${join(folder, 'test/functions/hash.mjs')}'; console.log(process.version + ' ' + JSON.stringify(hashes(), null, 2))`
    for (const [name, program, args] of engines) {
      const say = (text: string): void => console.log(`${name}: ${text}`)
      try {
        const answer = execFileSync(program, [...args, '--input-type=module', '-e', code], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore']
        }).trim()
        const same = answer.endsWith(expected)
        say(`${answer.split(' ')[0]} ${same ? 'the same bits' : 'OTHER BITS'}`)
        if (!same) process.exitCode = 1
      } catch {
        say('not installed')
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
