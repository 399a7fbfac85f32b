import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCsv } from '../../../src/data/csv.ts'
import { showDataErrors } from '../../../src/data/data-error.ts'

const decode = decodeCsv({ file: 'or.csv', inputs: 2, outputs: 1 })

/** The numbers of the rows, inputs and targets together, or the message. */
const rows = (text: string): unknown => {
  const decoded = decode(text)
  return E.isRight(decoded)
    ? decoded.right.examples.map(({ input, target }) => [...input, ...target])
    : showDataErrors(decoded.left)
}

const errors = (text: string): readonly string[] => {
  const decoded = decode(text)
  return E.isLeft(decoded) ? showDataErrors(decoded.left).split('\n') : ['no error']
}

describe('decodeCsv', () => {
  it('splits columns into inputs and targets, with their names', () => {
    const or = decode('x1,x2,y\n0,0,0\n1,0.5,-1e-3\n')
    expect(E.isRight(or) && [or.right.inputs, or.right.outputs, or.right.inputNames, or.right.targetNames]).toEqual([
      2,
      1,
      ['x1', 'x2'],
      ['y']
    ])
    expect(rows('x1,x2,y\n0,0,0\n1,0.5,-1e-3\n')).toEqual([
      [0, 0, 0],
      [1, 0.5, -0.001]
    ])
  })

  it('keeps the order of several inputs and several targets', () => {
    const decoded = decodeCsv({ file: 'a.csv', inputs: 2, outputs: 3 })('a,b,c,d,e\n1,2,3,4,5\n')
    expect(E.isRight(decoded) && decoded.right.targetNames).toEqual(['c', 'd', 'e'])
    expect(E.isRight(decoded) && [...decoded.right.examples[0].input]).toEqual([1, 2])
    expect(E.isRight(decoded) && [...decoded.right.examples[0].target]).toEqual([3, 4, 5])
  })

  it('takes a byte order mark for no part of a name', () => {
    for (const text of ['\uFEFFx1,x2,y\n1,2,3\n', '\uFEFF"x1",x2,y\n1,2,3\n']) {
      const decoded = decode(text)
      expect(E.isRight(decoded) && decoded.right.inputNames).toEqual(['x1', 'x2'])
    }
  })

  it.each([
    ['a byte order mark', '\uFEFFx1,x2,y\n1,2,3\n'],
    ['a byte order mark before quotes', '\uFEFF"x1",x2,y\n1,2,3\n'],
    ['CRLF', 'x1,x2,y\r\n1,2,3\r\n'],
    ['CR', 'x1,x2,y\r1,2,3\r'],
    ['no line break at the end', 'x1,x2,y\n1,2,3'],
    ['blank lines anywhere', '\n\nx1,x2,y\n\n1,2,3\n  \n\n'],
    ['spaces and tabs around cells', ' x1 , x2,y \n 1 ,\t2, 3\n'],
    ['quoted cells', '"x1","x2","y"\n"1", "2" ,3\n'],
    ['a plus sign and exponents', 'x1,x2,y\n+1,0.2e1,30E-1\n'],
    ['names that repeat', 'x,x,x\n1,2,3\n'],
    ['names without text', ',,\n1,2,3\n'],
    ['names with commas and line breaks', '"x,1","x\n2",y\n1,2,3\n'],
    ['different line breaks in one file', 'x1,x2,y\r\n1,2,3\n']
  ])('accepts %s', (_, text) => expect(rows(text)).toEqual([[1, 2, 3]]))

  it.each([
    [
      'an empty file',
      '',
      'or.csv: expected a header row and rows of numbers; got an empty file. Begin it with the names of the columns, such as x1,x2,y.'
    ],
    [
      'nothing but blank lines',
      '\uFEFF\n \r\n',
      'or.csv: expected a header row and rows of numbers; got an empty file. Begin it with the names of the columns, such as x1,x2,y.'
    ],
    [
      'the header alone',
      'x1,x2,y\n',
      'or.csv, line 1: expected at least one row of numbers after the header; got the header alone. Add a row, such as 0,0,0.'
    ],
    [
      'a row that is too short',
      'x1,x2,y\n0,0,0\n1,1\n',
      'or.csv, line 3: expected 3 cells, as in the header; got 2. Add the missing cell.'
    ],
    [
      'a row that is much too short',
      'x1,x2,y\n7\n',
      'or.csv, line 2: expected 3 cells, as in the header; got 1. Add the missing 2 cells.'
    ],
    [
      'a row that is too long',
      'x1,x2,y\n1,1,1,1\n',
      'or.csv, line 2: expected 3 cells, as in the header; got 4. Remove what is too much, and put a cell that contains a comma in quotes.'
    ],
    [
      'text in a cell',
      'x1,x2,y\n0,zero,0\n',
      'or.csv, line 2, column 2 (x2): expected a finite decimal number; got "zero". Write digits with a point, such as 0.5 or -1.2e3.'
    ],
    [
      'a form of numbers that is not its own, with the one that is',
      'x1,x2,y\n3504.,.5,007\n',
      'or.csv, line 2, column 1 (x1): expected a finite decimal number; got "3504.". Write it as 3504.\n' +
        'or.csv, line 2, column 2 (x2): expected a finite decimal number; got ".5". Write it as 0.5.\n' +
        'or.csv, line 2, column 3 (y): expected a finite decimal number; got "007". Write it as 7.'
    ],
    [
      'a decimal comma',
      'x1,x2,y\n0,"0,5",0\n',
      'or.csv, line 2, column 2 (x2): expected a finite decimal number; got "0,5". Write digits with a point, such as 0.5 or -1.2e3.'
    ],
    [
      'NaN',
      'x1,x2,y\n0,0,NaN\n',
      'or.csv, line 2, column 3 (y): expected a finite decimal number; got "NaN", which stands for a missing number. Fill it in, or remove the row.'
    ],
    [
      'Infinity',
      'x1,x2,y\n-Infinity,0,0\n',
      'or.csv, line 2, column 1 (x1): expected a finite decimal number; got "-Infinity", beyond the largest double, 1.8e308. Rescale the column, or remove the row.'
    ],
    [
      'a number that is no double',
      'x1,x2,y\n1e999,0,0\n',
      'or.csv, line 2, column 1 (x1): expected a finite decimal number; got "1e999", beyond the largest double, 1.8e308. Rescale the column, or remove the row.'
    ],
    [
      'a blank cell',
      'x1,x2,y\n0, ,0\n',
      'or.csv, line 2, column 2 (x2): expected a finite decimal number; got a blank cell. Fill it in, or remove the row.'
    ],
    [
      'a blank cell in a column without a name',
      'x1,,y\n0,,0\n',
      'or.csv, line 2, column 2: expected a finite decimal number; got a blank cell. Fill it in, or remove the row.'
    ],
    [
      'too few columns',
      'x1,y\n0,0\n',
      'or.csv, line 1: expected 3 columns, since the network has 2 inputs and 1 output; got 2 columns (x1, y). Add the missing columns, or give the network other sizes.'
    ],
    [
      'too many columns',
      'x1,x2,x3,y\n0,0,0,0\n',
      'or.csv, line 1: expected 3 columns, since the network has 2 inputs and 1 output; got 4 columns (x1, x2, x3, y). Remove what is too much, or give the network other sizes.'
    ],
    [
      'no header',
      '0,0,0\n1,0,1\n',
      'or.csv, line 1: expected a header row with the names of the columns; got the numbers 0, 0, 0. Put a line before it, such as x1,x2,y.'
    ],
    [
      'a quote that is not closed',
      'x1,x2,y\n0,0,0\n\n1,"0,1\n1,1,1\n',
      'or.csv, line 4: expected a closing quote; got the end of the file. Close the quote that opens in this row.'
    ],
    [
      'a quote inside of a cell',
      'x1,x2,y\n0,1"0,0\n',
      'or.csv, line 2: expected quotes around a whole cell; got a quote inside of one. Put the cell in quotes and double the quotes inside: "5"" disk".'
    ],
    [
      'text after a closing quote',
      'x1,x2,y\n0,"1"0,0\n',
      'or.csv, line 2: expected quotes around a whole cell; got a quote inside of one. Put the cell in quotes and double the quotes inside: "5"" disk".'
    ],
    [
      'semicolons',
      '\nx1;x2;y\n0;0,5;0\n',
      'or.csv, line 2: expected columns separated by commas; got one cell that contains \';\': "x1;x2;y". Save the file with commas between the columns and points in the numbers.'
    ],
    [
      'quoted cells with semicolons',
      '"a";"b";"y"\n',
      'or.csv, line 1: expected columns separated by commas; got one cell that contains \';\': "\\"a\\";\\"b\\";\\"y\\"". Save the file with commas between the columns and points in the numbers.'
    ],
    [
      'tabs',
      'x1\tx2\ty\n0\t0\t0\n',
      'or.csv, line 1: expected columns separated by commas; got one cell that contains tabs: "x1\\tx2\\ty". Save the file with commas between the columns and points in the numbers.'
    ]
  ])('refuses %s', (_, text, message) => expect(errors(text).join('\n')).toBe(message))

  it('says both when the header is missing and the columns do not fit', () => {
    expect(errors('0,0\n')).toHaveLength(2)
    expect(errors('0,0\n')[1]).toMatch(/expected 3 columns, since the network has 2 inputs and 1 output; got 2/)
  })

  it('names the line of a row after cells with line breaks', () =>
    expect(errors('x1,x2,y\n"0\n",0,0\n1,q,1\n')[0]).toMatch(/^or\.csv, line 4, column 2/))

  it('tells every error, the first ten one by one', () => {
    const lines = errors(`x1,x2,y\n${'a,b,c\n'.repeat(4)}1,2\n`)
    expect(lines).toHaveLength(11)
    expect(lines[9]).toMatch(/^or\.csv, line 5, column 1/)
    expect(lines[10]).toBe('or.csv: and 3 more errors.')
    expect(errors(`x1,x2,y\n${'a,0,0\n'.repeat(11)}`)[10]).toBe('or.csv: and 1 more error.')
    expect(errors(`x1,x2,y\n${'a,0,0\n'.repeat(10)}`)).toHaveLength(10)
  })

  it('shortens what it quotes', () => expect(errors(`x1,x2,y\n0,${'q'.repeat(1000)},0\n`)[0]?.length).toBeLessThan(250))

  it('reads back what is written, bit for bit', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 20 }), table => {
        const text = table.map(row => row.map(x => (Object.is(x, -0) ? '-0' : String(x))).join(',')).join('\n')
        expect(rows(`x1,x2,y\n${text}`)).toStrictEqual(table)
      })
    )
  })

  it('never throws and never yields a number that is not finite', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('NaN', '1e999', '"', '""', '\uFEFF', '\r', '\n', ',', ';', '0x1', '1,2', '\u0000')
    )
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), cells => {
        const decoded = decode(`x1,x2,y\n${cells.join(',')}`)
        if (E.isRight(decoded))
          expect(decoded.right.examples.flatMap(({ input }) => [...input]).every(Number.isFinite)).toBe(true)
        else expect(showDataErrors(decoded.left)).toMatch(/^or\.csv/)
      })
    )
  })
})
