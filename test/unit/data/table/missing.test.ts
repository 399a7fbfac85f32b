import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { expect, it } from 'vitest'
import { showDataError } from '../../../../src/data/data-error.ts'
import { learnPreparation } from '../../../../src/data/preparation/preparation.ts'
import { decodeTable } from '../../../../src/data/table/decode.ts'
import { dropMissing, missingValues } from '../../../../src/data/table/missing.ts'
import { recipesFor } from '../../../../src/data/table/recipes.ts'
import type { Table } from '../../../../src/data/table/table.ts'

const decode = (text: string): Table => {
  const table = decodeTable({ file: 't.csv', columns: { inputs: ['x', 'k'], targets: ['y'] } })(text)
  if (E.isLeft(table)) throw new Error(table.left.map(showDataError).join('\n'))
  return table.right
}

const table = decode('x,k,y,id\n1,red,1,a\n,blue,2,b\n3,,3,c\n,red,4,d\n5,red,,e\n')

it('missing values are counted by column', () =>
  expect(missingValues(table).map(showDataError)).toEqual([
    't.csv, x: expected a value in every row; got none in 2 rows, first in line 3. Say what to do: --missing mean (or mode, drop)',
    't.csv, k: expected a value in every row; got none in 1 row in line 4. Say what to do: --missing mean (or mode, drop)',
    't.csv, y: expected a value in every row; got none in 1 row in line 6. Say what to do: --missing mean (or mode, drop)'
  ]))

it('rows with missing values are dropped as wholes', () => {
  const kept = dropMissing(table)
  expect(kept).toEqual(O.some({ ...table, rows: [{ inputs: [1, 'red'], targets: [1] }], others: [['a']], lines: [2] }))
  expect(dropMissing(decode('x,k,y\n1,a,2\n'))).toEqual(O.some(decode('x,k,y\n1,a,2\n')))
  expect(dropMissing(decode('x,k,y\n,a,2\n'))).toEqual(O.none)
})

it('recipes follow the kinds of columns, and are learned', () => {
  const recipes = recipesFor({ scale: 'standardize', targetScale: 'minMax', missing: 'mean' })(table)
  expect(recipes).toEqual({
    inputs: [
      { as: 'number', scale: 'standardize', missing: 'mean' },
      { as: 'classes', scale: 'none', missing: 'mode' }
    ],
    targets: [{ as: 'number', scale: 'minMax', missing: 'error' }]
  })
  const complete = decode('x,k,y\n1,red,1\n,blue,2\n3,,3\n')
  const learned = learnPreparation(recipesFor({ missing: 'mean' })(complete))(complete.rows)
  expect(E.isRight(learned) && learned.right.inputs).toEqual([
    { _tag: 'Number', fill: 2, offset: 0, scale: 1, constant: false },
    { _tag: 'Classes', fill: 'blue', classes: ['blue', 'red'] }
  ])
})
