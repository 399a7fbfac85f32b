import * as E from 'fp-ts/lib/Either.js'
import { isMissing, prepareCell, type Cell, type Column } from '../column.ts'
import type { PreparationFault } from '../preparation-error.ts'

/** What is wrong with the cell in a place, from 0. */
export interface Misfit {
  readonly index: number
  readonly fault: PreparationFault
}

/** The numbers of cells under their columns, or the first fault; a number under a column of numbers costs no more than the number. */
export const preparedNumbers = (
  columns: readonly Column[],
  cells: readonly Cell[]
): E.Either<Misfit, readonly number[]> => {
  const numbers: number[] = []
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? null
    const known = isMissing(cell) ? column.fill : cell
    if (column._tag === 'Number' && typeof known === 'number' && Number.isFinite(known))
      numbers.push((known - column.offset) / column.scale)
    else {
      const prepared = prepareCell(column)(cell)
      if (E.isLeft(prepared)) return E.left({ index, fault: prepared.left })
      for (const each of prepared.right) numbers.push(each)
    }
  }
  return E.right(numbers)
}
