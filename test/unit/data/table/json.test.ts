import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showDataError } from '../../../../src/data/data-error.ts'
import { decodeJsonTable } from '../../../../src/data/table/json.ts'
import type { TableDescription } from '../../../../src/data/table/table.ts'

const decode = decodeJsonTable({ file: 't.json', columns: { targets: ['y'] } })

const errors = (text: string, description: Partial<TableDescription> = {}): readonly string[] => {
  const table = decodeJsonTable({ file: 't.json', columns: { targets: ['y'] }, ...description })(text)
  return E.isLeft(table) ? table.left.map(showDataError) : []
}

const expected = [
  { inputs: [1.5, 'red'], targets: [0] },
  { inputs: [null, 'blue'], targets: [1] }
]

describe('rows of JSON', () => {
  it.each([
    ['objects', '[{"x":1.5,"k":"red","y":0},\n{"y":1,"k":"blue"}]', [1, 2]],
    ['lists under names', '[["x","k","y"],\n[1.5,"red",0],\n[null,"blue",1]]', [2, 3]],
    ['columns and rows', '{"columns":["x","k","y"],"rows":[[1.5,"red",0],\n[null,"blue",1]]}', [1, 2]],
    [
      'columns and data, as pandas splits',
      '{"columns":["x","k","y"],"index":[0,1],"data":[[1.5,"red",0],[null,"blue",1]]}',
      [1, 1]
    ],
    ['objects line by line', '{"x":1.5,"k":"red","y":0}\n\n{"x":null,"k":"blue","y":1}\n', [1, 3]],
    [
      'a byte order mark and numbers in quotes',
      '\uFEFF[{"x":"1.50","k":"red","y":"0"},{"x":"","k":"blue","y":1}]',
      [1, 1]
    ],
    ['brackets in texts', '[{"x":1.5,"k":"red","y":0,"z":"[{\\""},\n{"x":null,"k":"blue","y":1,"z":"}"}]', [1, 2]]
  ])('%s', (_, text, lines) => {
    const table = decodeJsonTable({ file: 't.json', columns: { inputs: ['x', 'k'], targets: ['y'] } })(text)
    expect(E.isRight(table) && [table.right.rows, table.right.lines]).toEqual([expected, lines])
  })

  it('of lists without names are found by position', () => {
    const table = decodeJsonTable({ file: 't.json', columns: { targets: [1] } })('[[1, true], [2, false]]')
    expect(E.isRight(table) && [table.right.inputNames, table.right.rows]).toEqual([
      ['x1'],
      [
        { inputs: ['true'], targets: [1] },
        { inputs: ['false'], targets: [2] }
      ]
    ])
  })

  it('keeps names that objects have by birth', () => {
    const table = decodeJsonTable({ file: 't.json', columns: { targets: ['toString'] } })(
      '[{"__proto__": 2, "toString": 3}]'
    )
    expect(E.isRight(table) && table.right.rows).toEqual([{ inputs: [2], targets: [3] }])
    const lacking = decode('[{"toString": 3, "y": 1}, {"y": 2}]')
    expect(E.isRight(lacking) && lacking.right.rows[1]).toEqual({ inputs: [null], targets: [2] })
  })

  it.each([
    ['', 't.json: expected rows of cells; got an empty file. Give the file that holds the data.'],
    ['[]', 't.json: expected rows of cells; got an empty file. Give the file that holds the data.'],
    [
      '3',
      't.json: expected rows as a list of objects, a list of lists, or { "columns": […], "rows": […] }; got 3. Write one of these.'
    ],
    ['[1]', 't.json, row 1: expected a list of 0; got 1. Correct the row.'],
    ['[{"y":1},[2]]', 't.json, row 2: expected an object, as in the first row; got a list of 1. Correct the row.'],
    ['[["y"],[1],[1,2]]', 't.json, row 2: expected a list of 1; got a list of 2. Correct the row.'],
    ['[{"x":{},"y":1}]', 't.json, row 1: expected a number, a text or null in x; got an object. Correct the row.'],
    [
      '[{"y":1},{"y":"b"}]',
      't.json, line 1, column 1 (y): expected a number, as in the rest of the column; got "b". Correct it, remove the row, or take the column as classes: --classes y'
    ],
    [
      '[{"y":1e999},{"y":1}]',
      't.json, line 1, column 1 (y): expected a number, as in the rest of the column; got "Infinity". It is beyond the largest double, 1.8e308: rescale the column, or remove the row.'
    ]
  ])('refuses %j', (text, message) => expect(errors(text)).toEqual([message]))

  it.each([
    ['[{"y":1},\n{"y":}]', 2, '"}]"'],
    ['{"y":1}\n\n{"y":2\n', 3, 'the end'],
    ['[{"y":1,}]', 1, '"}]"'],
    ['[\n01]', 2, '"01]"'],
    ['[1] 2', 1, '"2"'],
    ['["a\\x"]', 1, JSON.stringify('"a\\x"]')],
    ["[{'y':1}]", 1, JSON.stringify("'y':1}]")],
    ['[1\n,,2]', 2, '",2]"'],
    ['[1 2]', 1, '"2]"'],
    ['[}', 1, '"}"'],
    ['[tru]', 1, '"tru]"'],
    ['[NaN]', 1, '"NaN]"']
  ])('names where %j stops to be JSON', (text, line, got) =>
    expect(errors(text)).toEqual([`t.json, line ${line}: expected JSON; got ${got}. Correct it there.`])
  )

  it('reads what was written', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(x => (Object.is(x, -0) ? 0 : x))
    const rows = fc.array(fc.record({ x: number, k: fc.string().map(name => `k${name}`), y: number }), { minLength: 1 })
    fc.assert(
      fc.property(rows, rows => {
        const table = decode(JSON.stringify(rows))
        expect(E.isRight(table) && table.right.rows).toEqual(
          rows.map(({ x, k, y }) => ({ inputs: [x, k.trim()], targets: [y] }))
        )
      })
    )
  })
})
