/**
 * Which columns of a table are inputs and which are targets.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import { isNonEmpty } from 'fp-ts/lib/Array.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { DataError } from '../data-error.ts'
import { nearestNames } from './internal/nearest.ts'
import { besides, positionsIn, repeated } from './internal/positions.ts'
import type { ColumnChoice, ColumnName } from './table.ts'

/** Positions of columns, from 0; the others in the order of the file. */
export interface ChosenColumns {
  readonly inputs: readonly number[]
  readonly targets: readonly number[]
  readonly others: readonly number[]
}

type Found = E.Either<NonEmptyArray<DataError>, readonly number[]>

/** Whole numbers from 1 on. */
const digits = /^[1-9]\d{0,8}$/u

const positionsOf = (names: readonly string[]): ((asked: ColumnName) => readonly number[]) => {
  const positions = positionsIn(names)
  return asked => {
    const named = positions(asked)
    return named.length > 0
      ? named
      : digits.test(String(asked)) && Number(asked) <= names.length
        ? [Number(asked) - 1]
        : []
  }
}

/**
 * The positions of columns by their names, from 0. Cost: O(names + asked). Errors: a name that is not there, with the nearest that are, or that several columns have.
 *
 * @example
 * ```ts
 * import { findColumns } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const find = findColumns('cars.csv', ['mpg', 'weight', 'origin'])
 * assert.deepEqual(find(['origin', 1]), E.right([2, 0]))
 * assert.deepEqual(find(['wieght']), E.left([
 *   { _tag: 'UnknownColumn', file: 'cars.csv', asked: 'wieght', names: ['mpg', 'weight', 'origin'], nearest: ['weight'] }
 * ]))
 * ```
 */
export const findColumns =
  (file: string, names: readonly string[]) =>
  (asked: readonly ColumnName[]): Found => {
    const positions = positionsOf(names)
    const found = asked.map(name => ({ name, positions: positions(name) }))
    const errors = found.flatMap(({ name, positions }): readonly DataError[] =>
      positions.length === 0
        ? [{ _tag: 'UnknownColumn', file, asked: name, names, nearest: nearestNames(names, String(name)) }]
        : positions.length > 1
          ? [{ _tag: 'AmbiguousColumn', file, asked: String(name), positions: positions.map(k => k + 1) }]
          : []
    )
    return either(
      errors,
      found.map(({ positions }) => positions[0] ?? 0)
    )
  }

const either = <A>(errors: readonly DataError[], right: A): E.Either<NonEmptyArray<DataError>, A> => {
  const own = [...errors]
  return isNonEmpty(own) ? E.left(own) : E.right(right)
}

/**
 * The columns that are chosen of a header; where one of inputs and targets is not given, all that the other does not take, and `null` where neither is.
 *
 * Cost: O(names + asked). Errors: those of {@link findColumns}, and a column that is chosen twice.
 *
 * @example
 * ```ts
 * import { chooseColumns } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const choose = chooseColumns('wine.csv', { inputs: ['ash', 'malic'], targets: ['class'] })
 * assert.deepEqual(
 *   choose(['class', 'alcohol', 'malic', 'ash']),
 *   E.right({ inputs: [3, 2], targets: [0], others: [1] })
 * )
 * ```
 */
export const chooseColumns =
  (file: string, { inputs, targets }: ColumnChoice) =>
  (names: readonly string[]): E.Either<NonEmptyArray<DataError>, ChosenColumns | null> => {
    const find = findColumns(file, names)
    const without = (taken: readonly number[]): readonly number[] => besides(names.length, taken)
    const [ins, outs] = [inputs === undefined ? null : find(inputs), targets === undefined ? null : find(targets)]
    const errors = [ins, outs].flatMap(found => (found !== null && E.isLeft(found) ? found.left : []))
    if (ins === null && outs === null) return E.right(null)
    const none: readonly number[] = []
    const [given, wanted] = [ins, outs].map(found =>
      pipe(
        found ?? E.right(none),
        E.getOrElse(() => none)
      )
    )
    const x = ins === null ? without(wanted ?? none) : (given ?? none)
    const y = outs === null ? without(given ?? none) : (wanted ?? none)
    const asTarget: ReadonlySet<number> = new Set(y)
    const twice = (as: 'input' | 'target' | 'both', positions: readonly number[]): readonly DataError[] =>
      positions.map(k => ({ _tag: 'ColumnChosenTwice', file, column: k + 1, name: names[k] ?? '', as }))
    return either(
      errors.length > 0
        ? errors
        : [
            ...twice('input', repeated(x)),
            ...twice('target', repeated(y)),
            ...twice(
              'both',
              x.filter(k => asTarget.has(k))
            )
          ],
      { inputs: x, targets: y, others: without([...x, ...y]) }
    )
  }
