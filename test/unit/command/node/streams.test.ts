import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import * as E from 'fp-ts/lib/Either.js'
import { afterAll, describe, expect, it } from 'vitest'
import { chunks } from '../../../../src/command/node/internal/chunks.ts'
import { drainOf } from '../../../../src/command/node/internal/drained.ts'
import { fileError } from '../../../../src/command/node/file-error.ts'
import { writeParts } from '../../../../src/command/node/internal/claims.ts'

const folder = await mkdtemp(join(tmpdir(), 'lawgrad-streams-'))
afterAll(() => rm(folder, { recursive: true }))

const read = async (path: string) => {
  const found = []
  for await (const chunk of chunks(path, () => Promise.resolve(), fileError(path))) found.push(chunk)
  return found
}

const parts = async function* (texts: readonly string[], end?: Error) {
  yield* texts
  if (end !== undefined) throw end
}

describe('a file in parts', () => {
  const file = join(folder, 'answers.csv')

  it('is written whole, and read in parts', async () => {
    const long = 'x'.repeat(300_000)
    await writeParts(file, parts([long, 'end\n']))
    const found = await read(file)
    expect(found.length).toBeGreaterThan(1)
    const bytes = found.flatMap(chunk => (E.isRight(chunk) ? [chunk.right] : []))
    expect(Buffer.concat(bytes).toString()).toBe(`${long}end\n`)
  })

  it('stands as it was where the parts break off, and nothing is left over', async () => {
    await writeParts(file, parts(['earlier']))
    await expect(writeParts(file, parts(['new'], new Error('broken off')))).rejects.toThrow('broken off')
    expect(await readFile(file, 'utf8')).toBe('earlier')
    expect(await readdir(folder)).toEqual(['answers.csv'])
  })

  it('that cannot be read is an error, the last of its parts', async () => {
    expect(await read(join(folder, 'none'))).toMatchObject([{ left: { problem: 'missing' } }])
    expect(await read(folder)).toMatchObject([{ left: { problem: 'isFolder' } }])
  })
})

describe('drainOf', () => {
  it('waits until a stream has taken what it was given', async () => {
    const taken: (() => void)[] = []
    const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void taken.push(done) })
    const drained = drainOf(slow)
    await drained()
    slow.write('many')
    let isDone = false
    const waiting = drained().then(() => (isDone = true))
    await new Promise(setImmediate)
    expect(isDone).toBe(false)
    taken[0]?.()
    expect(await waiting).toBe(true)
    expect(slow.listenerCount('drain')).toBe(0)
  })

  it('waits no more once the reader has left', async () => {
    const left = new Writable({
      autoDestroy: false,
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => done(new Error('EPIPE'))
    })
    const drained = drainOf(left)
    left.write('many')
    await drained()
    left.write('more')
    await expect(drained()).resolves.toBeUndefined()
  })
})
