/** A large file is read where it is asked for; that it is not what it was is told. */
import { appendFileSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reading } from '../../../src/command/internal/reading.ts'
import { fileError } from '../../../src/command/node/file-error.ts'
import { openedFile } from '../../../src/command/node/internal/open-file.ts'
import { decodeTable, decodeTableIn } from '../../../src/data/table/decode.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lawgrad-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const written = (bytes: string | Uint8Array): string => {
  const path = join(folder, 'data.csv')
  writeFileSync(path, bytes)
  return path
}

const opened = (path: string, least = 1) =>
  openedFile(path, fileError(path), least) ?? expect.fail('expected a file that is open')

describe('a file that is open', () => {
  it('has its bytes where they are asked for', () => {
    const bytes = Uint8Array.from({ length: 1_000_000 }, (_, k) => (k * k) % 251)
    const file = opened(written(bytes))
    expect(file.length).toBe(bytes.length)
    for (const [from, end] of [
      [0, 3],
      [0, bytes.length],
      [999_990, 1_000_000],
      [5, 5],
      [300_000, 700_000]
    ] as const)
      expect(Buffer.compare(file.read(from, end), bytes.subarray(from, end))).toBe(0)
    file.close()
  })

  it('is none that is small, packed, or a folder', () => {
    const [path, packed] = [written('a,b\n1,2\n'), gzipSync('a,b\n1,2\n')]
    expect(openedFile(path, fileError(path))).toBeUndefined()
    expect(openedFile(written(packed), fileError(path), 1)).toBeUndefined()
    expect(openedFile(folder, fileError(folder), 0)).toBeUndefined()
    expect(() => openedFile(join(folder, 'none'), fileError(folder))).toThrow('ENOENT')
  })

  it('makes the table that its text makes, and tells faults far behind', () => {
    const rows = Array.from({ length: 60_000 }, (_, k) => `${k / 7},red${k % 3},${k}`)
    const description = { file: 'f', columns: { targets: ['c'] } } as const
    for (const last of ['', '1,x\n', '1,red1,"2']) {
      const text = `a,b,c\n${rows.join('\n')}\n${last}`
      const file = opened(written(text))
      const [found, expected] = [decodeTableIn(description)(file), decodeTable(description)(text)]
      file.close()
      expect(E.mapLeft(String)(E.map(() => '')(found))).toEqual(E.mapLeft(String)(E.map(() => '')(expected)))
      if (E.isLeft(found) || E.isLeft(expected)) expect(found).toEqual(expected)
      else for (const k of [0, 1, 29_999, 59_999]) expect(found.right.rows[k]).toEqual(expected.right.rows[k])
    }
  })

  it.each<readonly [string, (path: string) => void]>([
    ['shorter', path => truncateSync(path, 10)],
    ['longer', path => appendFileSync(path, '9,9\n')],
    ['written over', path => utimesSync(path, 1, 1)]
  ])('that is %s when it is closed is an error, as data', (_, change) => {
    const path = written('a,b\n1,2\n3,4\n5,6\n')
    const file = opened(path)
    const found = reading(() => {
      change(path)
      try {
        return E.right(file.read(8, 16).length)
      } finally {
        file.close()
      }
    })
    expect(found).toMatchObject(
      E.left({
        _tag: 'DataUnreadable',
        error: { path, reason: expect.stringContaining('was changed while it was read') }
      })
    )
  })

  it('leaves other errors alone', () => {
    expect(() =>
      reading(() => {
        throw new Error('mine')
      })
    ).toThrow('mine')
  })
})
