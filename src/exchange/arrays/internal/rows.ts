import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { placedRows } from '../../../data/internal/placed.ts'
import type { Row } from '../../../data/preparation/preparation.ts'

/** Rows of so many inputs and targets, in one buffer; at least one. */
export const rowsOfValues = (
  count: number,
  inputs: { readonly values: ArrayLike<number>; readonly width: number },
  targets: { readonly values: ArrayLike<number>; readonly width: number; readonly areClasses: boolean }
): ReadonlyNonEmptyArray<Row> => {
  const width = inputs.width + targets.width
  const numbers = new Float64Array(count * width)
  const names = Array.from({ length: targets.width }, () => new Map<string, number>())
  for (let row = 0, at = 0; row < count; row++) {
    for (let k = row * inputs.width; k < (row + 1) * inputs.width; k++) numbers[at++] = inputs.values[k]!
    for (let k = 0; k < targets.width; k++) {
      const value = targets.values[row * targets.width + k]!
      if (targets.areClasses && !Number.isNaN(value)) {
        const known = names[k]!
        const place = known.get(String(value)) ?? known.size
        known.set(String(value), place)
        numbers[at++] = place
      } else numbers[at++] = value
    }
  }
  const texts = [
    ...Array.from({ length: inputs.width }, () => null),
    ...names.map(known => (targets.areClasses ? [...known.keys()] : null))
  ]
  // proof: the count is at least 1
  return placedRows({ numbers, width, texts }, count, inputs.width) as unknown as ReadonlyNonEmptyArray<Row>
}
