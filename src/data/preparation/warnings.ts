/**
 * Columns that make training slow or let it diverge, told before it starts.
 */
import type { Size } from '../../dimension/size.ts'
import type { Batch } from '../batch.ts'
import { greatestInputs } from '../internal/greatest.ts'
import type { Preparation } from './column.ts'

/** What is striking about the sizes of columns. */
export type ScaleWarning =
  /** The column is more than a hundred times as large as the smallest one that is not 0. */
  | {
      readonly _tag: 'Unequal'
      readonly name: string
      readonly times: number
      readonly than: string
      readonly greatest: number
    }
  /** The column goes beyond 100. */
  | { readonly _tag: 'Large'; readonly name: string; readonly greatest: number }
  /** All values that a scale was learned from were equal. */
  | { readonly _tag: 'Constant'; readonly name: string }

/** A batch, or a data set with the names of its inputs. */
export type NamedInputs<I extends Size, O extends Size> = Batch<I, O> & { readonly inputNames?: readonly string[] }

/** From this on. */
const much = 100

const nameOf = (names: readonly string[] | undefined, index: number): string => {
  const name = names?.[index] ?? ''
  return name === '' ? `x${index + 1}` : name
}

/**
 * Inputs of very different size, or very large, in the order of the columns; a column's size is its greatest absolute value.
 *
 * Shapes: `Batch<I, O>`, the names taken from a data set. Cost: linear. Never fails; NaN is passed over. Numerics: with inputs in the thousands a
 * rate that suits them is a million times too small for the bias; scaled by `standardize`, no column needs a rate of its own.
 *
 * @example
 * ```ts
 * import { batch, scaleWarnings, showScaleWarning, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const raw = batch([
 *   { input: vector([1, 0.5, 4000]), target: vector([18]) },
 *   { input: vector([-0.5, 1, 2000]), target: vector([27]) }
 * ])
 * assert.deepEqual(scaleWarnings(raw).map(showScaleWarning), [
 *   'x3 is 4000 times as large as x1 (up to 4000): scale it (standardize).'
 * ])
 * ```
 */
export const scaleWarnings = <I extends Size, O extends Size>({
  examples,
  inputNames
}: NamedInputs<I, O>): readonly ScaleWarning[] => {
  const sizes = greatestInputs(examples)
  const least = sizes.reduce((smallest, size) => (size > 0 && size < smallest ? size : smallest), Infinity)
  const than = nameOf(inputNames, sizes.indexOf(least))
  return sizes.flatMap((greatest, index): readonly ScaleWarning[] => {
    const name = nameOf(inputNames, index)
    return greatest > much * least
      ? [{ _tag: 'Unequal', name, times: greatest / least, than, greatest }]
      : greatest > much
        ? [{ _tag: 'Large', name, greatest }]
        : []
  })
}

/** The inputs of a preparation that were learned from equal values, so that they tell a network nothing. Cost: O(columns). Never fails. */
export const constantColumns = ({ inputs }: Preparation, inputNames?: readonly string[]): readonly ScaleWarning[] =>
  inputs.flatMap((column, index): readonly ScaleWarning[] =>
    column._tag === 'Number' && column.constant ? [{ _tag: 'Constant', name: nameOf(inputNames, index) }] : []
  )

const short = (number: number): string => String(Number(number.toPrecision(2)))

/** The warning in a sentence, with what to do. Never fails; see {@link scaleWarnings}. */
export const showScaleWarning = (warning: ScaleWarning): string => {
  switch (warning._tag) {
    case 'Unequal':
      return `${warning.name} is ${short(warning.times)} times as large as ${warning.than} (up to ${warning.greatest}): scale it (standardize).`
    case 'Large':
      return `${warning.name} goes up to ${warning.greatest}: scale it (standardize).`
    case 'Constant':
      return `${warning.name} is the same in all examples: it tells nothing, leave it out.`
  }
}
