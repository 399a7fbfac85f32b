/** What `predict` and `evaluate` read from, and what holds the answers until their end. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileError } from '../../src/command/node/file-error.ts'
import { chunks } from '../../src/command/node/internal/chunks.ts'
import { hold } from '../../src/command/node/internal/hold.ts'
import { petText } from '../unit/exchange/models.ts'
import { run } from './machine.ts'
import { saved, withFiles } from './saved.ts'

const main = join(import.meta.dirname, '../../src/command/node/main.ts')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lawgrad-streams-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const table = ['id,length,weight', ...Array.from({ length: 60_000 }, (_, k) => `${k},-0.9,11`), ''].join('\n')

const read = async (path: string): Promise<string> => {
  const decoder = new TextDecoder()
  const texts: string[] = []
  for await (const chunk of chunks(path, () => Promise.resolve(), fileError(path)))
    texts.push(E.isRight(chunk) ? decoder.decode(chunk.right, { stream: true }) : `!${chunk.left.reason}`)
  return texts.join('')
}

describe('a file that is read in parts', () => {
  it('is unpacked where gzip packed it', async () => {
    const [plain, packed, cut] = ['plain', 'packed', 'cut'].map(name => join(folder, name)) as [string, string, string]
    const bytes = gzipSync(table)
    await Promise.all([writeFile(plain, table), writeFile(packed, bytes), writeFile(cut, bytes.subarray(0, -9))])
    expect(await read(plain)).toBe(table)
    expect(await read(packed)).toBe(table)
    expect(await read(cut)).toMatch(/!unexpected end of file$/)
    expect(await read(join(folder, 'none'))).toMatch(/^!ENOENT/)
  })
})

describe('parts that are held', () => {
  const made: string[] = []
  const parts = async function* (fails = false): AsyncGenerator<string, void> {
    for (const part of ['ä', 'bc', 'd€', '', 'e'.repeat(70_000)]) yield part
    made.push('all')
    if (fails) throw new Error('broken')
  }
  const given = async (all: AsyncIterable<string>): Promise<string> => {
    const texts: string[] = []
    for await (const each of all) texts.push(each)
    return texts.join('')
  }

  it.each([0, 3, 100_000])('are given out as they came, %i characters in memory, and no file is left', async most => {
    const held = await hold(parts(), most, folder)
    expect(made.splice(0)).toEqual(['all'])
    expect(await readdir(folder)).toEqual([])
    expect(await given(held)).toBe(`äbcd€${'e'.repeat(70_000)}`)
  })

  it('are not given out where they break off', async () => {
    await expect(hold(parts(true), 0, folder)).rejects.toThrow('broken')
    expect(await readdir(folder)).toEqual([])
    await expect(hold(parts(), 0, join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('standard input', () => {
  it('answers as the file does, from a pipe, and is left at a signal', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'out/model.json'), petText)
    const ask = (act: (child: ChildProcessWithoutNullStreams) => void) =>
      new Promise<readonly [number | null, string, string]>(resolve => {
        const child = spawn(process.execPath, ['-C', 'lawgrad-source', main, 'predict', 'out', '-'], { cwd: folder })
        let [out, err] = ['', '']
        child.stdout.on('data', (text: Buffer) => (out += text.toString()))
        child.stderr.on('data', (text: Buffer) => (err += text.toString()))
        child.on('close', code => resolve([code, out, err]))
        child.stdin.on('error', () => undefined)
        act(child)
      })
    const some = table.slice(0, table.indexOf('\n3000,') + 1)
    const [answered, left] = await Promise.all([
      ask(child => child.stdin.end(some)),
      // more than a pipe holds: once it is written, the command reads
      ask(child => child.stdin.write(table, () => child.kill('SIGINT')))
    ])
    expect(answered).toEqual([0, (await run(withFiles({ 'pets.csv': some }), 'predict', 'out', 'pets.csv')).out, ''])
    expect(left).toEqual([130, '', 'lawgrad predict: interrupted by SIGINT; nothing was written.\n'])
  }, 60_000)

  it('is trained on, from a pipe, unpacked where gzip packed it', async () => {
    await writeFile(
      join(folder, 'line.mjs'),
      `import { dense, input, pipe } from 'lawgrad'\nexport default pipe(input(2), dense(1))\n`
    )
    await mkdir(join(folder, 'node_modules'))
    await symlink(join(import.meta.dirname, '../..'), join(folder, 'node_modules/lawgrad'))
    const words = ['train', 'line.mjs', '--data', '-', '--epochs', '2', '--output', 'out']
    const child = spawn(process.execPath, ['-C', 'lawgrad-source', main, ...words], { cwd: folder })
    const code = new Promise(resolve => child.on('close', resolve))
    child.stdin.end(gzipSync('a,b,y\n0,1,2\n1,0,3\n2,2,9\n'))
    expect(await code).toBe(0)
    expect(await readFile(join(folder, 'out/history.csv'), 'utf8')).toMatch(/^epoch,.*(?:\n\d.*){3}\n$/u)
  }, 60_000)

  it('is called so where something is wrong with it', async () => {
    const settings = withFiles({ '-': 'id,length,weight\n1,2,red\n' })
    expect((await run(settings, 'predict', 'out', '-')).err).toContain(
      'lawgrad predict: standard input, line 2, column 3'
    )
    expect((await run(settings, 'evaluate', 'out', '-')).err).toContain('lawgrad evaluate: standard input')
  })
})

describe('who answers', () => {
  it('is chosen by an option, and the two agree', async () => {
    const numbers = async (...more: readonly string[]) =>
      [...(await run(saved, 'predict', 'out', 'pets.csv', ...more)).out.matchAll(/0\.\d+/g)].map(Number)
    const [engine, reference] = [await numbers(), await numbers('--interpreter', 'reference')]
    expect(engine.length).toBe(6)
    engine.forEach((x, k) => expect(Math.abs(x - (reference[k] ?? NaN))).toBeLessThan(1e-14))
    expect((await run(saved, 'evaluate', 'out', 'pets.csv', '--interpreter', 'reference')).code).toBe(0)
    for (const command of ['predict', 'evaluate'])
      expect((await run(saved, command, 'out', 'pets.csv', '--interpreter', 'gpu')).err).toBe(
        `lawgrad ${command}: --interpreter: expected engine, reference; got "gpu". Choose one of them.\n`
      )
  })
})
