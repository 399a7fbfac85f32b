import * as E from 'fp-ts/lib/Either.js'
import type { Cell } from '../preparation/column.ts'
import type { ColumnFault } from '../preparation/recipe.ts'

/** The cells as numbers, a missing one as NaN; or the first that is none. */
export const firstFault = (cells: readonly Cell[]): E.Either<ColumnFault, readonly number[]> => {
  const numbers: number[] = []
  for (const [index, cell] of cells.entries()) {
    const got = cell ?? NaN
    if (typeof got === 'string' || got === Infinity || got === -Infinity)
      return E.left({ index, fault: { _tag: 'NoNumber', got } })
    numbers.push(got)
  }
  return E.right(numbers)
}

/** Mean, root of the mean square deviation from it, least and greatest: two passes, so that a large mean costs no digits. */
export const momentsOf = (numbers: readonly number[]) => {
  let sum = 0
  let least = Infinity
  let greatest = -Infinity
  for (const number of numbers) {
    sum += number
    least = Math.min(least, number)
    greatest = Math.max(greatest, number)
  }
  // the sum of equal numbers is rounded; their mean is not
  const mean = least === greatest ? least : sum / numbers.length
  const [plain, range] = [deviationOf(numbers, mean, 1), greatest - least]
  // squares of very small and of very large numbers are 0 and infinite
  const deviation = (plain > 0 && plain < Infinity) || range === 0 ? plain : deviationOf(numbers, mean, range)
  return { mean, deviation, least, greatest }
}

const deviationOf = (numbers: readonly number[], mean: number, unit: number): number => {
  let squares = 0
  for (const number of numbers) {
    const share = (number - mean) / unit
    squares += share * share
  }
  return unit * Math.sqrt(squares / numbers.length)
}

/** The most frequent item, of equally frequent ones the least; the items are not none. */
export const leastMode = <A extends number | string>(items: readonly A[]): A => {
  const counts = new Map<A, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  let best = items[0]!
  for (const [item, count] of counts) {
    const most = counts.get(best)!
    if (count > most || (count === most && item < best)) best = item
  }
  return best
}
