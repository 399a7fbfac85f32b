import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { preparedRows, tensorOf } from '../../../src/command/internal/plain-example.ts'
import { cellsUnder, columnUnder, misses, numbersUnder, widthUnder } from '../../../src/data/internal/placed.ts'
import { learnPreparation, prepareRows, type Row, type Rows } from '../../../src/data/preparation/preparation.ts'
import { decodeTable } from '../../../src/data/table/decode.ts'
import { dropMissing, missingValues } from '../../../src/data/table/missing.ts'
import { recipesFor } from '../../../src/data/table/recipes.ts'
import type { Table } from '../../../src/data/table/table.ts'
import { valuesOf } from '../../../src/tensor/internal/tensor.ts'

const text = `id,height,origin,weight,mpg
a,1.5,USA,3504,18
b,,Japan,2130,27
c,-0,"USA ",2372,24
d,4,Japan,-1e3,
`

const tableOf = (columns: { readonly inputs: readonly string[]; readonly targets: readonly string[] }): Table => {
  const table = decodeTable({ file: 'cars.csv', columns })(text)
  if (E.isLeft(table)) throw new Error(JSON.stringify(table.left))
  return table.right
}

const mixed = tableOf({ inputs: ['weight', 'origin', 'height'], targets: ['mpg'] })

/** The same with rows of arrays. */
const plain = (table: Table): Table => ({ ...table, rows: structuredClone(table.rows) })

const whole = (table: Table): Table => pipe(dropMissing(table), found => (found._tag === 'Some' ? found.value : table))

describe('rows that lie in a buffer', () => {
  it('are rows as any other', () => {
    expect(mixed.rows).toEqual([
      { inputs: [3504, 'USA', 1.5], targets: [18] },
      { inputs: [2130, 'Japan', null], targets: [27] },
      { inputs: [2372, 'USA ', -0], targets: [24] },
      { inputs: [-1000, 'Japan', 4], targets: [null] }
    ])
    expect(Object.keys(mixed.rows[0])).toEqual(['inputs', 'targets'])
    expect({ ...mixed.rows[1] }).toEqual({ inputs: [2130, 'Japan', null], targets: [27] })
    expect(mixed.rows[0].inputs).toBe(mixed.rows[0].inputs)
    expect(structuredClone(mixed.rows[2])).toEqual(mixed.rows[2])
  })

  it('tell of themselves what their arrays do', () => {
    for (const of of ['inputs', 'targets'] as const)
      for (const table of [mixed, plain(mixed)]) {
        expect(table.rows.map(row => cellsUnder(row, of))).toEqual(mixed.rows.map(row => row[of]))
        expect(table.rows.map(row => widthUnder(row, of))).toEqual(mixed.rows.map(row => row[of].length))
        expect(table.rows.map(row => misses(row, of))).toEqual(mixed.rows.map(row => row[of].includes(null)))
        for (const k of [0, 1, 2, 3])
          expect(columnUnder(table.rows, of, k)).toEqual(mixed.rows.map(row => row[of][k] ?? null))
      }
    expect(missingValues(mixed)).toEqual(missingValues(plain(mixed)))
    expect(whole(mixed).rows).toEqual(whole(plain(mixed)).rows)
  })

  it('are learned from and prepared as others are', () => {
    const recipes = recipesFor({ scale: 'standardize', missing: 'mean' })(mixed)
    const [own, others] = [whole(mixed).rows, whole(plain(mixed)).rows]
    const learned = learnPreparation(recipes)(own)
    expect(learned).toEqual(learnPreparation(recipes)(others))
    expect(E.isRight(learned)).toBe(true)
    const prepared = (rows: Rows) =>
      pipe(
        learned,
        E.flatMap(found => prepareRows(found, 4, 1)(rows))
      )
    expect(prepared(own)).toEqual(prepared(others))
    expect(learnPreparation(recipes)(mixed.rows)).toEqual(learnPreparation(recipes)(plain(mixed).rows))
  })

  it('share their numbers with the tensors that are trained on, where they are left as they are', () => {
    const table = tableOf({ inputs: ['weight'], targets: ['weight', 'height'].slice(1) })
    const rows = table.rows.slice(2) as readonly Row[] as Rows // proof: two of four are left
    const scaled = learnPreparation(recipesFor({ scale: 'standardize' })(table))(rows)
    const unscaled = learnPreparation(recipesFor({})(table))(rows)
    const inputs = (learned: typeof scaled) =>
      pipe(
        learned,
        E.flatMap(preparation => preparedRows(preparation, rows)),
        E.map(examples => examples.map(example => ({ example, x: tensorOf(1, example, 'input') }))),
        E.getOrElse((): readonly { readonly example: unknown; readonly x: ReturnType<typeof tensorOf<1>> }[] => [])
      )
    const shared = inputs(unscaled)
    expect(shared.map(({ example }) => example)).toEqual([
      { input: [2372], target: [-0] },
      { input: [-1000], target: [4] }
    ])
    const buffers = new Set(shared.map(({ x }) => valuesOf(x).buffer))
    expect([...buffers]).toEqual([numbersUnder(rows[0], 'targets')?.buffer])
    expect(inputs(scaled).map(({ x }) => [...x])).toEqual([[1], [-1]])
    expect(rows.map(row => row.inputs)).toEqual([[2372], [-1000]])
  })
})
