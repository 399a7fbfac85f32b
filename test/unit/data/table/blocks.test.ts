import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inMemory, type ByteSource } from '../../../../src/data/byte-source.ts'
import { isUtf8 } from '../../../../src/data/internal/utf8.ts'
import { gridOf } from '../../../../src/data/table/internal/grid.ts'
import { readRows } from '../../../../src/data/table/rows.ts'
import { usualFormat, type TableFormat } from '../../../../src/data/table/table.ts'

/** Numbers that a seed gives, one after the other. */
const source = (seed: number) => {
  let word = seed
  return (below: number): number => {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((word / 2 ** 32) * below)
  }
}

const cells = ['0', '-1.25', '3e5', '', 'é', '"a, b"', '"two\nlines"', '"""q"""', '雪', ' 7 ']

/** A file of about so many bytes: rows of three cells, some of them long, among blank lines and comments. */
const file = (bytes: number, seed: number, format: TableFormat, longest: number): string => {
  const next = source(seed)
  const [separator, end] = [format.delimiter === 'tab' ? '\t' : ',', ['\n', '\r\n', '\r'][next(3)] ?? '\n']
  const cell = (): string => (next(50) === 0 ? `"${'x\n'.repeat(next(longest))}"` : (cells[next(cells.length)] ?? ''))
  let text = seed % 2 === 0 ? '\uFEFF' : ''
  while (text.length < bytes) {
    if (next(20) === 0) text += end
    if (format.comment !== null && next(20) === 0) text += `${format.comment} said, "aside${end}`
    // a row of blanks alone would be no row
    text += [`${next(9)}`, cell(), cell()].join(separator) + end
  }
  return text
}

const settings: readonly (readonly [string, TableFormat, number])[] = [
  ['commas', usualFormat, 40],
  ['tabs and comments', { ...usualFormat, delimiter: 'tab', comment: '#' }, 40],
  ['rows longer than what is taken apart together', { ...usualFormat, comment: '//' }, 400_000]
]

/** Bytes whose reader has them until it reads again. */
const reused = (bytes: Uint8Array): ByteSource => {
  let room = new Uint8Array()
  return {
    length: bytes.length,
    read: (from, end) => {
      if (room.length < end - from) room = new Uint8Array(end - from)
      room.fill(34).set(bytes.subarray(from, end))
      return room.subarray(0, end - from)
    }
  }
}

describe('the cells of a file that is taken apart in blocks', () => {
  it.each(settings)('are those of its rows, in whatever order they are asked for: %s', (_, format, longest) => {
    for (const seed of [1, 2]) {
      const bytes = new TextEncoder().encode(file(300_000, seed, format, longest))
      const rows = [...readRows({ file: 'f', format })([bytes])].flatMap(row => (E.isRight(row) ? [row.right] : []))
      const grid = gridOf('f', format, reused(bytes))
      if (E.isLeft(grid)) throw new Error(JSON.stringify(grid.left))
      expect([grid.right.rows, grid.right.columns]).toEqual([rows.length, 3])
      const next = source(seed)
      const forward = rows.map((_, row) => row)
      const jumps = Array.from({ length: 12 }, () => next(rows.length))
      for (const row of [...forward, ...jumps]) {
        const found = [0, 1, 2].map(column => grid.right.text(row, column))
        if (found.join('|') !== rows[row]?.cells.join('|')) expect([row, found]).toEqual([row, rows[row]?.cells])
        if (grid.right.line(row) !== rows[row]?.line)
          expect([row, grid.right.line(row)]).toEqual([row, rows[row]?.line])
      }
    }
  })

  it('tell uneven rows and faults far behind the first block by their lines', () => {
    const good = 'a,b\n'.repeat(200_000)
    const grid = (text: string) => gridOf('f', usualFormat, inMemory(new TextEncoder().encode(text)))
    expect(grid(`${good}1,2,3\na,b\n`)).toEqual(
      E.left([{ _tag: 'UnevenRow', file: 'f', line: 200_001, expected: 2, got: 3 }])
    )
    expect(grid(`${good}1,2,3\n"x`)).toEqual(E.left([{ _tag: 'QuoteNotClosed', file: 'f', line: 200_002 }]))
  })
})

describe('bytes looked at in stretches', () => {
  it('are UTF-8 where they are as a whole', () => {
    const units = ['x', 'é', '雪', '🙂'].map(text => [...new TextEncoder().encode(text)])
    const odd = [[0x80], [0xc3], [0xe9, 0x9b], [0xf0, 0x9f, 0x99], [0x80, 0x80, 0x80, 0x80], [0xff]]
    const isWhole = (bytes: Uint8Array): boolean =>
      E.isRight(E.tryCatch(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), String))
    // around the end of the first stretch
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...units, ...units, ...odd), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        (parts, before) => {
          const bytes = Uint8Array.from([
            ...Array.from({ length: 2 ** 16 - before }, () => 65),
            ...parts.flat(),
            65,
            65
          ])
          return isUtf8(inMemory(bytes)) === isWhole(bytes)
        }
      ),
      { numRuns: 30 }
    )
  })
})
