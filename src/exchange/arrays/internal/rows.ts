import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { Cell } from '../../../data/preparation/column.ts'
import type { Row } from '../../../data/preparation/preparation.ts'

/** A part of the values, as cells. */
const cells = <A extends Cell>(
  values: ArrayLike<number>,
  row: number,
  width: number,
  cell: (value: number) => A
): readonly A[] => {
  const own: A[] = []
  for (let k = row * width; k < (row + 1) * width; k++) own.push(cell(values[k]!))
  return own
}

const same = (value: number): number => value

/** Rows of so many inputs and targets; at least one. */
export const rowsOfValues = (
  count: number,
  inputs: { readonly values: ArrayLike<number>; readonly width: number },
  targets: { readonly values: ArrayLike<number>; readonly width: number; readonly areClasses: boolean }
): ReadonlyNonEmptyArray<Row> => {
  const rows: Row[] = []
  for (let row = 0; row < count; row++)
    rows.push({
      inputs: cells(inputs.values, row, inputs.width, same),
      targets: cells<Cell>(targets.values, row, targets.width, targets.areClasses ? String : same)
    })
  // proof: the count is at least 1
  return rows as unknown as ReadonlyNonEmptyArray<Row>
}
