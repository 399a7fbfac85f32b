import { parse } from 'csv-parse/sync'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showDataError } from '../../../../src/data/data-error.ts'
import { readRows, readRowsAsync } from '../../../../src/data/table/rows.ts'
import type { Delimiter, TableFormat } from '../../../../src/data/table/table.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Rows of cells, and at the end perhaps an error as a sentence. */
const read = (text: string | readonly Uint8Array[], format: Partial<TableFormat> = {}): readonly unknown[] =>
  [...readRows({ file: 't.csv', format })(typeof text === 'string' ? [bytes(text)] : text)].map(row =>
    E.isRight(row) ? row.right.cells : showDataError(row.left)
  )

/** The bytes in pieces of the given lengths, over and over. */
const cut = (all: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] => {
  const pieces: Uint8Array[] = []
  for (let at = 0, k = 0; at < all.length; k++) {
    const length = lengths[k % lengths.length] ?? 1
    pieces.push(all.subarray(at, at + length))
    at += length
  }
  return pieces
}

const separators: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t', spaces: ' ' }

/** What csv-parse reads with the strictness that is ours; `null` where it finds a fault. */
const oracle = (text: string, delimiter: string): readonly (readonly string[])[] | null => {
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true
    })
    return rows.filter(cells => cells.length > 1 || cells[0] !== '')
  } catch {
    return null
  }
}

describe('a row', () => {
  it.each<[string, string, Partial<TableFormat>, readonly unknown[]]>([
    ['in quotes, doubled ones for one', '"a ""b""",c\n', {}, [['a "b"', 'c']]],
    ['with line breaks in quotes', '"a\r\nb",c\n', {}, [['a\r\nb', 'c']]],
    [
      'with cells of nothing',
      ',\n""," "\n',
      {},
      [
        ['', ''],
        ['', ' ']
      ]
    ],
    ['of semicolons', 'a;b,c\n', { delimiter: 'semicolon' }, [['a', 'b,c']]],
    ['of tabs, where spaces belong to cells', 'a b\t c\t\n', { delimiter: 'tab' }, [['a b', 'c', '']]],
    [
      'of runs of spaces and tabs',
      '  18.0  8 \t "a b"  \n\n 1\n',
      { delimiter: 'spaces' },
      [['18.0', '8', 'a b'], ['1']]
    ],
    [
      'after comments',
      '# x\na,b\n  # c,d\n1,#2\n#',
      { comment: '#' },
      [
        ['a', 'b'],
        ['1', '#2']
      ]
    ],
    ['after comments, of spaces', '% x\n a b\n  %c d\n', { comment: '%', delimiter: 'spaces' }, [['a', 'b']]],
    ['in other letters', 'Größe, \u00a0é\u3000\n', {}, [['Größe', 'é']]],
    ['after a byte order mark', '\uFEFF"a",b', {}, [['a', 'b']]],
    ['of white space beyond ASCII is blank', '\u00a0\u3000\na\n', {}, [['a']]]
  ])('%s', (_, text, format, rows) => expect(read(text, format)).toEqual(rows))

  it('knows the line that it ends in, whatever ends a line', () =>
    expect(
      [...readRows({ file: 't' })([bytes('a\r\n"b\n"\r\rc\n')])].map(row => E.isRight(row) && row.right.line)
    ).toEqual([1, 3, 5]))
})

describe('a fault ends the rows', () => {
  it.each([
    [
      'a,b\n"c',
      't.csv, line 2: expected a closing quote; got the end of the file. Close the quote that opens in this row.'
    ],
    [
      'a,b\nc"d"\ne\n',
      't.csv, line 2: expected quotes around a whole cell; got a quote inside of one. Put the cell in quotes and double the quotes inside: "5"" disk".'
    ]
  ])('%j', (text, message) => expect(read(text)).toEqual([['a', 'b'], message]))

  it('of UTF-8', () =>
    expect(read([Uint8Array.of(97, 10, 0xc3, 10)])).toEqual([
      ['a'],
      't.csv: expected text in UTF-8; got other bytes. Save it as CSV in UTF-8.'
    ]))
  it('of UTF-16', () =>
    expect(read([Uint8Array.of(0xff), Uint8Array.of(0xfe, 97, 0)])).toEqual([
      't.csv: expected text in UTF-8; got UTF-16. Save it as CSV in UTF-8.'
    ]))
})

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    '"a',
    'a"',
    '\n',
    '\r\n',
    '\r',
    ',',
    ';',
    '\t',
    '\u00a0',
    '\uFEFF',
    'é',
    '1.5',
    '# c'
  )
)

describe('laws', () => {
  it('reads what csv-parse reads: cells that were written in quotes, or are plain', () => {
    const written = fc
      .tuple(cell, fc.constantFrom('', ' ', '\t'))
      .map(
        ([text, space]) => `${space === '\t' ? '' : space}"${text.replaceAll('"', '""')}"${space === '\t' ? '' : space}`
      )
    const plain = fc.string({ unit: fc.constantFrom(...'ab1.- é\u00a0'), maxLength: 5 })
    const rows = fc.array(fc.array(fc.oneof(written, plain), { minLength: 1, maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom<Delimiter>('comma', 'semicolon', 'tab'),
        fc.constantFrom('\n', '\r\n', '\r'),
        (table, delimiter, end) => {
          const text = table.map(row => row.join(separators[delimiter])).join(end)
          expect(read(text, { delimiter })).toEqual(oracle(text, separators[delimiter]))
        }
      ),
      { numRuns: 500 }
    )
  })

  it('finds faults where csv-parse finds them, in any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '"', ',', '\n', '\r', '""', 'é'), { maxLength: 24 }), parts => {
        const text = parts.join('')
        const rows = oracle(text, ',')
        const own = read(text)
        // csv-parse takes a quote that follows a closed, empty quote for the first one of the cell
        fc.pre(!/""\s+"/u.test(text))
        if (rows === null) expect(own.at(-1)).toMatch(/quote/u)
        else expect(own).toEqual(rows)
      }),
      { numRuns: 2000 }
    )
  })

  it('does not depend on the chunks', async () => {
    const part = fc.oneof(
      { weight: 10, arbitrary: cell.map(bytes) },
      { weight: 20, arbitrary: fc.constantFrom('"a,\n""b"', 'x', '\n', '\r\n', ',', '#', '//').map(bytes) },
      { weight: 1, arbitrary: fc.constant(Uint8Array.of(0xc3)) }
    )
    const text = fc.array(part, { maxLength: 30 }).map(parts => Uint8Array.from(parts.flatMap(part => [...part])))
    const format = fc.record({
      delimiter: fc.constantFrom<Delimiter>('comma', 'tab', 'spaces'),
      comment: fc.constantFrom(null, '#', '//')
    })
    await fc.assert(
      fc.asyncProperty(
        text,
        format,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (text, format, lengths) => {
          const pieces = cut(text, lengths)
          const whole = [...readRows({ file: 't.csv', format })([text])]
          expect([...readRows({ file: 't.csv', format })(pieces)]).toEqual(whole)
          const later: unknown[] = []
          const source = (async function* () {
            yield* pieces
          })()
          for await (const row of readRowsAsync({ file: 't.csv', format })(source)) later.push(row)
          expect(later).toEqual(whole)
        }
      ),
      { numRuns: 500 }
    )
  })

  it('reads what was written', () => {
    const text = fc.string({ unit: 'grapheme' }).map(each => each.replaceAll('\uFEFF', ''))
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), rows => {
        const quoted = rows.map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(',')).join('\n')
        expect(read(quoted)).toEqual(rows)
      })
    )
  })

  it('a row over many chunks, and one that is too long', () => {
    const long = `"${'x'.repeat(300_000)}",1\n`
    expect(read(cut(bytes(`a,b\n${long}`), [1000]))).toEqual([
      ['a', 'b'],
      ['x'.repeat(300_000), '1']
    ])
    const endless = Array.from({ length: 22 }, () => new Uint8Array(2 ** 20).fill(97))
    expect(read([bytes('a,b\n'), ...endless])).toEqual([
      ['a', 'b'],
      't.csv, line 2: expected rows of at most 16 MiB; got a longer one. See whether a quote is open there, and whether the file has lines.'
    ])
  })
})
