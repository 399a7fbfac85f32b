/** What the command does where the world gives way: a disk that is full, files without an end, programs that send escapes, tables of very many columns. */
import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { decodeTable } from 'lawgrad'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeFile } from '../../src/command/node/internal/whole-file.ts'
import { run } from './machine.ts'

const main = join(import.meta.dirname, '../../src/command/node/main.ts')
const isLinux = process.platform === 'linux'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lawgrad-strained-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The exit code and what stood on standard error, of a run whose standard output is a full disk. */
const intoFull = (...words: readonly string[]): Promise<readonly [number | null, string]> =>
  new Promise(resolve => {
    const child = spawn(process.execPath, ['-C', 'lawgrad-source', main, ...words], {
      cwd: folder,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe']
    })
    let said = ''
    child.stderr?.on('data', chunk => (said += String(chunk)))
    child.on('close', code => resolve([code, said]))
  })

const full = (name: string): string =>
  `${name}: expected to write to standard output; it failed (ENOSPC: no space left on device, write). Make room there, or send it elsewhere.\n`

describe.runIf(isLinux)('standard output that is full', () => {
  it('ends a training with one sentence, and gives its folder back', async () => {
    await writeFile(
      join(folder, 'or.mjs'),
      `import { dense, input, pipe, sigmoid } from '${import.meta.resolve('lawgrad')}'\nexport default pipe(input(2), dense(1), sigmoid)\n`
    )
    await writeFile(join(folder, 'or.csv'), 'x1,x2,y\n0,0,0\n1,0,1\n')
    const [code, said] = await intoFull('train', 'or.mjs', '--data', 'or.csv', '--epochs', '5')
    expect([code, said.startsWith(full('lawgrad train'))]).toEqual([1, true])
    expect(said).not.toMatch(/^ +at /mu)
    expect((await readdir(folder)).toSorted()).toEqual(['or.csv', 'or.mjs'])
  })

  it('ends the help, too', async () => {
    expect(await intoFull('--help')).toEqual([1, full('lawgrad')])
  })
})

describe.runIf(isLinux)('what is no file', () => {
  it('is read to its end', async () => {
    expect((await wholeFile('/dev/null')).length).toBe(0)
  })

  it('is given up where it has none', async () => {
    await expect(wholeFile('/dev/zero', 5_000_000)).rejects.toThrow('it is no file, and goes on after 5000000 bytes')
  })
})

describe('a review', () => {
  it('prints no escape sequence of the program that it reviews', async () => {
    const { out, err } = await run({}, 'review', `printf '\\033]0;evil\\007boom' >&2; exit 3`)
    expect(out).toContain('boom')
    // oxlint-disable-next-line no-control-regex
    expect(`${out}${err}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/u)
  })
})

describe('a table of fifty thousand columns', () => {
  it('is read at once: names are looked up', () => {
    const width = 50_000
    const names = Array.from({ length: width }, (_, k) => `c${k}`)
    const text = `${names.join()}\n${names.map(() => 1).join()}\n`
    const read = (columns: object) => decodeTable({ file: 'wide.csv', columns })(text)
    const table = read({ targets: ['c0'] })
    expect(E.isRight(table) && table.right.inputNames.length).toBe(width - 1)
    const few = read({ inputs: ['c1', 'c2'], targets: ['c3'] })
    expect(E.isRight(few) && few.right.otherNames.length).toBe(width - 3)
  })
})
