import type { Dimension } from '../../dimension/dimension.ts'
import { sentences, type Sentences } from '../../dimension/sentences.ts'
import { toBuffer } from './buffer.ts'
import { defect } from './defect.ts'
import { ownMatrix, ownVector, type Tensor } from './tensor.ts'

/** An array whose length the compiler knows, or the sentence that says why it does not. */
export type Literal<A extends readonly unknown[]> =
  Dimension<A['length']> extends number ? A : NotEmpty<A, NotLiteral<A['length'], Sentences['vectorNotKnown']>>

/** The sentence about a length: of an array there is more to say than of a size. */
type NotLiteral<N extends number, NotKnown> = number extends N ? NotKnown : Dimension<N>

/** The sentence; inside of an array for an empty one, so that the message shows both. */
type NotEmpty<A extends readonly unknown[], Sentence> = A['length'] extends 0 ? readonly [Sentence] : Sentence

/** The length of the first row. */
export type Columns<M extends readonly (readonly number[])[]> = M[0] extends readonly number[] ? M[0]['length'] : 0

/** Rows of one length, both sizes known to the compiler; a row of another length is refused where it stands. */
export type LiteralRows<M extends readonly (readonly number[])[]> =
  Dimension<M['length']> extends number
    ? Dimension<Columns<M>> extends number
      ? {
          readonly [K in keyof M]: M[K] extends { readonly length: Columns<M> }
            ? M[K]
            : `expected a row of ${Columns<M>} numbers, as the first; got a row of ${M[K]['length']}`
        }
      : {
          readonly [K in keyof M]: K extends '0'
            ? NotEmpty<M[0], NotLiteral<Columns<M>, Sentences['matrixNotKnown']>>
            : M[K]
        }
    : NotEmpty<M, NotLiteral<M['length'], Sentences['matrixNotKnown']>>

/** Whether that is an array of numbers, without holes: checked for callers without types. */
const areNumbers = (array: unknown): boolean => {
  if (!Array.isArray(array)) return false
  for (let i = 0; i < array.length; i++) if (typeof array[i] !== 'number') return false
  return true
}

/** The vector of a literal array. */
export const literalVector = <A extends readonly number[]>(components: Literal<A>): Tensor<A['length']> => {
  // proof: a Literal is the array itself unless it is a sentence, which no caller can hold
  const array = components as unknown as A
  if (!areNumbers(array)) return defect(sentences.vectorNotKnown)
  return ownVector<A['length']>(array.length, toBuffer(array))
}

/** The matrix of literal rows. */
export const literalMatrix = <M extends readonly (readonly number[])[]>(
  literal: LiteralRows<M>
): Tensor<[M['length'], Columns<M>]> => {
  // proof: LiteralRows are the rows themselves unless they hold a sentence, which no caller can make
  const rows = literal as unknown as M
  if (!Array.isArray(rows) || !rows.every(areNumbers)) return defect(sentences.matrixNotKnown)
  const columns = rows[0]?.length ?? 0
  const odd = rows.find(row => row.length !== columns)
  if (odd !== undefined) return defect(`expected a row of ${columns} numbers, as the first; got a row of ${odd.length}`)
  return ownMatrix<M['length'], Columns<M>>(rows.length, columns, toBuffer(rows.flat()))
}
