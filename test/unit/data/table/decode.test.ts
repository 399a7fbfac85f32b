import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { showDataError, showDataErrors, type Sizes } from '../../../../src/data/data-error.ts'
import { decodeTable } from '../../../../src/data/table/decode.ts'
import type { Table, TableDescription } from '../../../../src/data/table/table.ts'

type Description = Omit<TableDescription, 'file'>

const decode = (description: Description, source: string | Uint8Array, sizes?: Sizes): Table => {
  const table = decodeTable({ file: 't.csv', ...description }, sizes)(source)
  if (E.isLeft(table)) throw new Error(showDataErrors(table.left))
  return table.right
}

const errors = (description: Description, source: string | Uint8Array, sizes?: Sizes): readonly string[] => {
  const table = decodeTable({ file: 't.csv', ...description }, sizes)(source)
  return E.isLeft(table) ? table.left.map(showDataError) : []
}

const y = { columns: { targets: ['y'] } } as const

describe('a table', () => {
  it('has inputs and targets by name and position, in any order, and the others as text', () => {
    const text = 'id,a,b,y\nr1,1,2,0\nr2,3,4.5,1\n'
    const table = decode({ columns: { inputs: [3, 'a'], targets: ['y'] } }, text)
    expect(table).toEqual({
      file: 't.csv',
      inputNames: ['b', 'a'],
      targetNames: ['y'],
      otherNames: ['id'],
      kinds: { inputs: ['number', 'number'], targets: ['number'] },
      rows: [
        { inputs: [2, 1], targets: [0] },
        { inputs: [4.5, 3], targets: [1] }
      ],
      others: [['r1'], ['r2']],
      lines: [2, 3]
    })
  })

  it('of no header has names for its positions', () => {
    const { inputNames, targetNames, otherNames } = decode(
      { format: { header: false }, columns: { inputs: [1, 2], targets: [4] } },
      '1,2,3,4\n'
    )
    expect([inputNames, targetNames, otherNames]).toEqual([['x1', 'x2'], ['y'], ['column 3']])
  })

  it('has columns of text, and of numbers that are classes as they are written', () => {
    const table = decode({ columns: { targets: ['zip'] }, classes: ['zip'] }, 'x,kind,zip\n1,red,00501\n2,blue,501\n')
    expect(table.kinds).toEqual({ inputs: ['number', 'text'], targets: ['text'] })
    expect(table.rows[0]).toEqual({ inputs: [1, 'red'], targets: ['00501'] })
  })

  it('takes as many columns as the network wants, inputs first', () => {
    expect(decode({}, 'a,b,y\n1,2,3\n', { inputs: 2, outputs: 1 }).targetNames).toEqual(['y'])
    const text = 'kind,a,y\nred,1,2\nblue,2,3\nred,3,4\n'
    expect(decode({}, text, { inputs: 3, outputs: 1 }).inputNames).toEqual(['kind', 'a'])
    expect(decode(y, text, { inputs: 3, outputs: 1 }).inputNames).toEqual(['kind', 'a'])
  })

  it('has no value where a cell is blank or has a mark', () => {
    const table = decode({ ...y, format: { missing: ['?', '-999'] } }, 'x,k,y\n?,a,1\n,,2\n-999,"",3\n4,?,4\n')
    expect(table.rows.map(({ inputs }) => inputs)).toEqual([
      [null, 'a'],
      [null, null],
      [null, null],
      [4, null]
    ])
  })

  it('is read from bytes and from text alike', () => {
    const text = '\uFEFFx,y\n−1,"2"\n\u00a05 ," 6 "\n'
    expect(decode(y, text).rows).toEqual([
      { inputs: [-1], targets: [2] },
      { inputs: [5], targets: [6] }
    ])
    expect(decode(y, new TextEncoder().encode(text))).toEqual(decode(y, text))
  })

  it('reads back what is written, bit for bit', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            number,
            fc.string({ unit: 'grapheme' }).map(name => `k${name}`),
            number
          ),
          { minLength: 1, maxLength: 9 }
        ),
        fc.constantFrom('comma', 'semicolon', 'tab'),
        fc.constantFrom('point', 'comma'),
        (rows, delimiter, decimal) => {
          const separator = { comma: ',', semicolon: ';', tab: '\t' }[delimiter]
          const written = (x: number): string =>
            `"${(Object.is(x, -0) ? '-0' : String(x)).replace('.', decimal === 'comma' ? ',' : '.')}"`
          const text = rows.map(([a, k, b]) => [written(a), `"${k.replaceAll('"', '""')}"`, written(b)].join(separator))
          const table = decode(
            { ...y, format: { delimiter, decimal, header: true } },
            [['a', 'k', 'y'].join(separator), ...text].join('\n')
          )
          expect(table.rows).toStrictEqual(rows.map(([a, k, b]) => ({ inputs: [a, k], targets: [b] })))
        }
      )
    )
  })
})

describe('proposes', () => {
  it.each<[string, Description, string, readonly string[]]>([
    [
      'spaces',
      y,
      'x y\n1 2\n',
      [
        't.csv, line 1: expected columns separated by commas; got "x y". The columns are separated by spaces: --delimiter spaces'
      ]
    ],
    [
      'tabs',
      y,
      'x\ty\n1\t2\n',
      [
        't.csv, line 1: expected columns separated by commas; got "x\\ty". The columns are separated by tabs: --delimiter tab'
      ]
    ],
    [
      'commas',
      { ...y, format: { delimiter: 'tab' } },
      'x,y\n1,2\n',
      [
        't.csv, line 1: expected columns separated by tabs; got "x,y". The columns are separated by commas: --delimiter comma'
      ]
    ],
    [
      'semicolons and a decimal comma, though commas give even rows',
      { ...y, format: { header: false } },
      '1,5;2,5\n3,5;4,5\n',
      [
        't.csv, line 1: expected columns separated by commas; got "1,5;2,5". The columns are separated by semicolons: --delimiter semicolon',
        't.csv, line 1, column 1: expected a decimal point; got "1,5". The numbers have a decimal comma: --decimal comma'
      ]
    ],
    [
      'a decimal comma in quotes',
      y,
      'x,y\n"1,5",2\n"2,25",3\n',
      [
        't.csv, line 2, column 1 (x): expected a decimal point; got "1,5". The numbers have a decimal comma: --decimal comma'
      ]
    ],
    [
      'a decimal point',
      { ...y, format: { decimal: 'comma' } },
      'x,y\n1.5,2\n2,3\n',
      [
        't.csv, line 2, column 1 (x): expected a decimal comma; got "1.5". The numbers have a decimal point: --decimal point'
      ]
    ],
    [
      'no header, though a value is missing and one is odd',
      y,
      '30,85,?,odd\n50,135,3.5,1\n78,96,4.0,0\n',
      [
        't.csv, line 1: expected the names of the columns; got 30, 85, ?, odd. The first row looks like data, not names: --no-header (if these are names: --header)'
      ]
    ],
    [
      'no header over a single row',
      y,
      '30,85\n',
      [
        't.csv, line 1: expected the names of the columns; got 30, 85. The first row looks like data, not names: --no-header (if these are names: --header)'
      ]
    ],
    [
      'no header over names that come again',
      y,
      'red,round\nred,square\nblue,round\n',
      [
        't.csv, line 1: expected the names of the columns; got red, round. The first row looks like data, not names: --no-header (if these are names: --header)'
      ]
    ],
    [
      'a header',
      { ...y, format: { header: false } },
      'x,y\n1,2\n',
      [
        't.csv, line 1: expected data, since there is to be no header; got x, y. The first row looks like names: leave out --no-header'
      ]
    ],
    [
      'comments',
      y,
      '# by hand, in May\nx,y\n1,2\n# the end\n',
      [
        't.csv, line 1: expected a row of cells; got "# by hand, in May". Lines that begin with # look like comments: --comment \'#\''
      ]
    ],
    [
      'comments, spaces and no header at once',
      y,
      '\n% width height depth weight\n1 2 3\n4 5 6\n',
      [
        't.csv, line 2: expected a row of cells; got "% width height depth weight". Lines that begin with % look like comments: --comment \'%\'',
        't.csv, line 3: expected columns separated by commas; got "1 2 3". The columns are separated by spaces: --delimiter spaces',
        't.csv, line 3: expected the names of the columns; got 1, 2, 3. The first row looks like data, not names: --no-header (if these are names: --header)'
      ]
    ],
    [
      'marks of missing values',
      y,
      'x,y\n?,1\n2,NA\n?,3\n4,4\n',
      [
        "t.csv, column 1 (x): expected numbers; ? stands in 2 rows, first in line 2. If it marks a missing value: --missing-marks '?' and --missing mean (or mode, drop)",
        't.csv, column 2 (y): expected numbers; NA stands in 1 row in line 3. If it marks a missing value: --missing-marks NA and --missing mean (or mode, drop)'
      ]
    ],
    [
      'the nearest names',
      { columns: { inputs: ['wieght'], targets: ['mpg'] } },
      'weight,horse power,y\n1,2,3\n',
      [
        't.csv: expected one of the columns weight, horse power, y; got "wieght". Did you mean weight?',
        't.csv: expected one of the columns weight, horse power, y; got "mpg". Give a name as it stands there, or a position from 1 to 3.'
      ]
    ]
  ])('%s', (_, description, text, sentences) => expect(errors(description, text)).toEqual(sentences))

  it('the target, where a column named so would be an input', () =>
    expect(errors({}, 'class,alcohol,ash\n1,14,2\n', { inputs: 2, outputs: 1 })).toEqual([
      't.csv: expected to be told which columns are targets; got no choice, so that class would be an input, and ash the target. Name them: --targets class (or, if it is right so, --targets ash)'
    ]))
})

describe('does not propose', () => {
  it.each<[string, Description, string]>([
    [
      'where a header of years is asked for',
      { columns: { targets: ['2020'] }, format: { header: true } },
      '2019,2020\n1,2\n'
    ],
    ['where a column is called Na, or has no name', y, ',Na,kind,y\n1,2,a,3\n4,5,b,6\n'],
    ['where cells hold other separators', y, 'x,y,k\n1,2,"a;b"\n1,2,"c\td"\n'],
    ['where a name begins with the mark of a comment', y, '#x,y\n1,2\n'],
    ['where a text has semicolons here and there', y, 'x,y,k\n1,2,a;b\n1,2,c\n'],
    ['where commas are asked for', { ...y, format: { delimiter: 'comma' } }, 'x,y\n1,5;0\n']
  ])('%s', (_, description, text) =>
    expect(errors(description, text)).not.toContainEqual(
      expect.stringMatching(/--no-header|--delimiter|--comment|names/u)
    )
  )
})

describe('refuses', () => {
  it.each<[string, Description, string, readonly string[]]>([
    [
      'an empty file',
      y,
      '\n',
      ['t.csv: expected rows of cells; got an empty file. Give the file that holds the data.']
    ],
    [
      'a header alone',
      y,
      'x,y\n',
      [
        't.csv, line 1: expected at least one row after the names of the columns; got none. Add a row; if this row is one, say so: --no-header'
      ]
    ],
    [
      'uneven rows',
      y,
      'x,y\n1\n1,2,3\n',
      [
        't.csv, line 2: expected 2 cells, as in the first row; got 1. Add what is missing.',
        't.csv, line 3: expected 2 cells, as in the first row; got 3. Remove what is too much, and put a cell that contains the separator in quotes.'
      ]
    ],
    [
      'texts among numbers',
      y,
      'x,y\n1,2\nheavy,3\n2,1e999\n3,"1,234"\n4,"0,5"\n',
      [
        't.csv, line 3, column 1 (x): expected a number, as in the rest of the column; got "heavy". Correct it, remove the row, or take the column as classes: --classes x',
        't.csv, line 4, column 2 (y): expected a number, as in the rest of the column; got "1e999". It is beyond the largest double, 1.8e308: rescale the column, or remove the row.',
        't.csv, line 5, column 2 (y): expected a number, as in the rest of the column; got "1,234". Write it without marks between the thousands: 1234',
        't.csv, line 6, column 2 (y): expected a number, as in the rest of the column; got "0,5". Numbers have a decimal point here: write 0.5'
      ]
    ],
    [
      'numbers among texts',
      y,
      'code,y\na,2\nb,3\n7,4\n',
      [
        't.csv, column 1 (code): expected numbers or names; got 1 number and 2 texts, first "a" in line 2. Correct them, or take the column as classes: --classes code'
      ]
    ],
    [
      'a column that is chosen twice',
      { columns: { inputs: ['x', 1], targets: ['x'] } },
      'x,y\n1,2\n',
      [
        't.csv: expected each column once; got column 1 (x) twice as an input. Leave one out.',
        't.csv: expected each column once; got column 1 (x) as an input and as a target. Leave one out.',
        't.csv: expected each column once; got column 1 (x) as an input and as a target. Leave one out.'
      ]
    ],
    [
      'a name that several columns have',
      y,
      'y,x,y\n1,2,3\n',
      ['t.csv: expected the name of one column; got "y", the name of the columns 1 and 3. Give the position.']
    ],
    [
      'no choice',
      {},
      'x,y\n1,2\n',
      ['t.csv: expected to be told which of the columns x, y are targets; got no choice. Name them: --targets y']
    ]
  ])('%s', (_, description, text, sentences) => expect(errors(description, text)).toEqual(sentences))

  it('columns that make other sizes than those of the network', () => {
    const expected =
      't.csv: expected 2 numbers for the inputs of the network and 1 number for its outputs; got 4 (a, kind: 3) and 1 (y). Choose other columns (--inputs, --targets), or give the network these sizes.'
    expect(errors(y, 'a,kind,y\n1,red,1\n2,blue,2\n3,green,3\n', { inputs: 2, outputs: 1 })).toEqual([expected])
    expect(errors({}, 'a,b,c,y\n1,2,3,4\n', { inputs: 2, outputs: 1 })[0]).toMatch(/got 2 \(a, b\) and 2 \(c, y\)/u)
    expect(errors({}, 'a\n1\n', { inputs: 1, outputs: 1 })[0]).toMatch(/got 1 \(a\) and 0 \(no column\)/u)
  })

  it('tells the first ten, and counts the rest', () => {
    const told = errors(y, `x,y\n${'1,2\n'.repeat(300)}${'a,b\n'.repeat(150)}`)
    expect(told).toHaveLength(11)
    expect(told[10]).toBe('t.csv: and 290 more errors.')
  })

  it('files that no text holds', () =>
    expect(errors(y, new Uint8Array(500_000_001))).toEqual([
      't.csv: expected at most 500 MB, to be held in memory; got 500 MB. Give part of the rows.'
    ]))

  it('bytes that are no text', () => {
    expect(errors(y, Uint8Array.of(0xff, 0xfe, 120, 0))[0]).toMatch(/UTF-16/u)
    expect(errors(y, Uint8Array.of(120, 44, 0xff))[0]).toMatch(/UTF-8; got other bytes/u)
  })
})

describe('the cases from public reports', () => {
  const sizes = { inputs: 3, outputs: 1 }
  const source = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, 'cases', name))

  it('a point without digits after it is read', () =>
    expect(decode({}, source('trailing-point.csv'), sizes).rows[0].inputs).toEqual([18, 8, 3504]))

  it('a missing header is told, though the first row has a missing value', () =>
    expect(errors({}, source('no-header-missing-first.csv'), sizes)[0]).toMatch(
      /looks like data, not names: --no-header/u
    ))

  it('columns by spaces are told, and that there is no header; then both are read', () => {
    const data = source('columns-by-spaces.data')
    expect(errors({}, data, sizes)).toEqual([
      't.csv, line 1: expected columns separated by commas; got "0.00632  18.00   2.310  24.00". The columns are separated by spaces: --delimiter spaces',
      't.csv, line 1: expected the names of the columns; got 0.00632, 18.00, 2.310, 24.00. The first row looks like data, not names: --no-header (if these are names: --header)'
    ])
    expect(decode({ format: { delimiter: 'spaces', header: false } }, data, sizes).rows[1]).toEqual({
      inputs: [0.02731, 0, 7.07],
      targets: [21.6]
    })
  })

  it('semicolons between quoted names are told, then read', () => {
    expect(errors({}, source('semicolons.csv'), sizes)[0]).toMatch(/--delimiter semicolon$/u)
    expect(decode({ format: { delimiter: 'semicolon' } }, source('semicolons.csv'), sizes).inputNames).toEqual([
      'fixed acidity',
      'volatile acidity',
      'citric acid'
    ])
  })

  it('a blank end is no row', () => expect(decode({}, source('quotes-and-blank-end.csv'), sizes).rows).toHaveLength(2))

  it('a class in the first column is no input unless that is said, and becomes a target by its name', () => {
    expect(errors({}, source('class-first.csv'), sizes)[0]).toMatch(
      /--targets class \(or, if it is right so, --targets ash\)$/u
    )
    const { inputNames, rows } = decode({ columns: { targets: ['class'] } }, source('class-first.csv'), sizes)
    expect([inputNames, rows[0].targets]).toEqual([['alcohol', 'malic', 'ash'], [1]])
  })
})
