import * as E from 'fp-ts/lib/Either.js'
import { expect, it } from 'vitest'
import { showDataError } from '../../../../src/data/data-error.ts'
import { readInputs, readInputsAsync, type WantedInputs } from '../../../../src/data/table/inputs.ts'

const wanted: WantedInputs = {
  file: 'new.csv',
  inputs: ['weight', 'kind'],
  kinds: ['number', 'text'],
  format: { missing: ['?'] }
}

const read = (text: string, changed: Partial<WantedInputs> = {}): readonly unknown[] =>
  [...readInputs({ ...wanted, ...changed })([new TextEncoder().encode(text)])].map(row =>
    E.isRight(row) ? [row.right.line, row.right.inputs, row.right.others] : showDataError(row.left)
  )

it('finds the columns by name, in any order, and keeps the others', () =>
  expect(read('id,kind,y,weight\na7,red,1,3504.\nb,?,2,\n')).toEqual([
    [2, [3504, 'red'], ['a7', '1']],
    [3, [null, null], ['b', '2']]
  ]))

it('finds them by position without a header', () =>
  expect(read('3,red\n', { inputs: [1, 2], format: { header: false } })).toEqual([[1, [3, 'red'], []]]))

it('tells each wrong row, and goes on', () =>
  expect(read('weight,kind\nheavy,a\n1\n"1,234",a\n1e999,a\n2,b\n')).toEqual([
    'new.csv, line 2, column 1 (weight): expected a number, as in the rest of the column; got "heavy". Correct it, remove the row, or take the column as classes: --classes weight',
    'new.csv, line 3: expected 2 cells, as in the first row; got 1. Add what is missing.',
    'new.csv, line 4, column 1 (weight): expected a number, as in the rest of the column; got "1,234". Write it without marks between the thousands: 1234',
    'new.csv, line 5, column 1 (weight): expected a number, as in the rest of the column; got "1e999". It is beyond the largest double, 1.8e308: rescale the column, or remove the row.',
    [6, [2, 'b'], []]
  ]))

it('ends where a column is not there, and where quotes do not match', () => {
  expect(read('wait,kind\n1,a\n')).toEqual([
    'new.csv: expected one of the columns wait, kind; got "weight". Give a name as it stands there, or a position from 1 to 2.'
  ])
  expect(read('weight,kind\n1,a\n2"\n3,a\n')).toEqual([
    [2, [1, 'a'], []],
    expect.stringMatching(/^new\.csv, line 3: .*quotes/u)
  ])
  expect(read('')).toEqual([])
})

it('reads chunks that come with time alike', async () => {
  const text = 'weight,kind\n1,a\nx,a\n2,b\n'
  const chunks = (async function* () {
    for (const letter of text) yield new TextEncoder().encode(letter)
  })()
  const rows: unknown[] = []
  for await (const row of readInputsAsync(wanted)(chunks)) rows.push(row)
  expect(rows).toEqual([...readInputs(wanted)([new TextEncoder().encode(text)])])
})
