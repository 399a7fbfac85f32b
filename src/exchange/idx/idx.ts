/**
 * IDX, the format of the handwritten digits: numbers of one type, the most significant byte first.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ArrayError } from '../arrays/array-error.ts'
import { beginningOf, readNumbers, writeNumbers } from '../arrays/internal/numbers.ts'
import type { NumberArray, NumberType } from '../arrays/number-array.ts'

/** The types that IDX has. */
export type IdxType = 'uint8' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64'

/** An array of numbers of a type that IDX has. */
export interface IdxArray extends NumberArray {
  readonly type: IdxType
}

const codes: Readonly<Record<IdxType, number>> = { uint8: 8, int8: 9, int16: 11, int32: 12, float32: 13, float64: 14 }

const types: readonly IdxType[] = ['uint8', 'int8', 'int16', 'int32', 'float32', 'float64']

/** The whole number of four bytes. */
const wordAt = (bytes: Uint8Array, at: number): number =>
  [0, 1, 2, 3].reduce((sum, k) => sum * 256 + (bytes[at + k] ?? 0), 0)

const wordBytes = (word: number): readonly number[] =>
  [2 ** 24, 2 ** 16, 2 ** 8, 1].map(unit => Math.floor(word / unit) % 256)

/**
 * The array of the bytes of an IDX file: `00 00`, a type, a number of indices, the extents, the numbers.
 *
 * Cost: linear. Errors: bytes that do not begin so, an unknown type, more or fewer bytes than the extents ask for. Laws: decodes what {@link encodeIdx} gives.
 * Source: the description beside the MNIST database, LeCun, Cortes and Burges.
 *
 * @example
 * ```ts
 * import { decodeIdx } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const labels = decodeIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4))
 * assert.ok(E.isRight(labels))
 * assert.deepEqual([labels.right.extents, [...labels.right.values]], [[3], [5, 0, 4]])
 * ```
 */
export const decodeIdx = (bytes: Uint8Array): E.Either<ArrayError, IdxArray> => {
  const [zero, nothing, code, indices = 0] = bytes
  const type = types.find(each => codes[each] === code)
  const begin = 4 + 4 * indices
  return zero !== 0 || nothing !== 0 || bytes.length < 4
    ? E.left({ _tag: 'NotThisFormat', format: 'IDX', got: beginningOf(bytes) })
    : type === undefined
      ? header('a type from 08 to 0e', (code ?? 0).toString(16).padStart(2, '0'))
      : bytes.length < begin
        ? header(`the extents of ${indices} indices`, `${bytes.length - 4} bytes`)
        : pipe(
            Array.from({ length: indices }, (_, k) => wordAt(bytes, 4 + 4 * k)),
            extents =>
              pipe(
                readNumbers(bytes.subarray(begin), type, extents, false),
                E.map(values => ({ type, extents, values }))
              )
          )
}

const header = (expected: string, got: string): E.Either<ArrayError, never> =>
  E.left({ _tag: 'WrongArrayHeader', format: 'IDX', expected, got })

const isIdxType = (type: NumberType): type is IdxType => types.some(each => each === type)

/**
 * The bytes of an IDX file. Cost: linear. Errors: a number that its type does not hold exactly, a type that IDX lacks, more than 255 indices, extents above
 * 2³² − 1 or whose product is not the number of values.
 *
 * @example
 * ```ts
 * import { encodeIdx } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const bytes = encodeIdx({ type: 'uint8', extents: [3], values: [5, 0, 4] })
 * assert.deepEqual(bytes, E.right(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4)))
 * ```
 */
export const encodeIdx = ({ type, extents, values }: NumberArray): E.Either<ArrayError, Uint8Array> =>
  !isIdxType(type)
    ? header(`one of the types ${types.join(', ')}`, type)
    : extents.length > 255 || extents.some(extent => extent >= 2 ** 32)
      ? header('at most 255 indices, each below 2³²', extents.join(' × '))
      : writeNumbers(
          Uint8Array.of(0, 0, codes[type], extents.length, ...extents.flatMap(wordBytes)),
          type,
          extents,
          values,
          false
        )
