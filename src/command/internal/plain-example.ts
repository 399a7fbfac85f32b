/**
 * Examples that lie in buffers, for they are large: their numbers in arrays of their own would be held beside those of the tensors that are trained on. To
 * whoever reads such an example it is one as any other, whose arrays are made when they are asked for and not kept.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { cellsUnder, numbersUnder, type Side } from '../../data/internal/placed.ts'
import type { Column, Preparation } from '../../data/preparation/column.ts'
import { prepareCells, type Row, type Rows } from '../../data/preparation/preparation.ts'
import type { PreparationError } from '../../data/preparation/preparation-error.ts'
import type { Size } from '../../dimension/size.ts'
import { toArray, toBuffer } from '../../tensor/internal/buffer.ts'
import { extentsOfSize, ownTensor } from '../../tensor/internal/tensor.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { PlainExample } from '../data.ts'

interface Buffers {
  readonly input: Float64Array
  readonly target: Float64Array
}

const buffers = Symbol('buffers')

type Buffered = PlainExample & { readonly [buffers]?: Buffers }

const arrayOf = (name: keyof Buffers): PropertyDescriptor => ({
  enumerable: true,
  get(this: { readonly [buffers]: Buffers }): readonly number[] {
    return toArray(this[buffers][name])
  }
})

const descriptors = { input: arrayOf('input'), target: arrayOf('target') }

/** The example around buffers that nobody writes to. */
const exampleIn = (own: Buffers): PlainExample =>
  // proof: the two properties of an example are defined here
  Object.defineProperties({}, { ...descriptors, [buffers]: { value: own } }) as unknown as PlainExample

/** The tensor of an example: around its buffer, which is shared, where it has one. */
export const tensorOf = <S extends Size>(size: S, example: PlainExample, name: keyof Buffers): Tensor<S> =>
  // proof: an example may have buffers
  ownTensor<S>(extentsOfSize(size), (example as Buffered)[buffers]?.[name] ?? toBuffer(example[name]))

/** Whether columns leave numbers as they are. */
const isPlain = (columns: readonly Column[]): boolean =>
  columns.every(column => column._tag === 'Number' && column.offset === 0 && column.scale === 1)

type Prepared<A> = E.Either<PreparationError, A>

/** The numbers that cells of a row become: those that the table has, where they are left as they are. */
const preparing = (preparation: Preparation, of: Side) => {
  const columns = preparation[of]
  const shares = isPlain(columns)
  return (row: Row, place: number): Prepared<Float64Array> => {
    const shared = shares ? numbersUnder(row, of) : undefined
    return shared?.length === columns.length
      ? E.right(shared)
      : E.map(toBuffer)(prepareCells(preparation, of, place)(cellsUnder(row, of)))
  }
}

/** The examples that rows become, or the first fault, of a row by its place. */
export const preparedExamples = (
  preparation: Preparation,
  rows: readonly Row[],
  placeOf: (k: number) => number
): Prepared<readonly PlainExample[]> => {
  const [inputs, targets] = [preparing(preparation, 'inputs'), preparing(preparation, 'targets')]
  const examples: PlainExample[] = []
  for (const [k, row] of rows.entries()) {
    const input = inputs(row, placeOf(k))
    if (E.isLeft(input)) return input
    const target = targets(row, placeOf(k))
    if (E.isLeft(target)) return target
    examples.push(exampleIn({ input: input.right, target: target.right }))
  }
  return E.right(examples)
}

/** The examples that rows become, in order. */
export const preparedRows = (preparation: Preparation, rows: Rows): Prepared<ReadonlyNonEmptyArray<PlainExample>> =>
  // proof: as many as there are rows, at least one
  preparedExamples(preparation, rows, k => k + 1) as Prepared<readonly [PlainExample, ...(readonly PlainExample[])]>
