/**
 * The two tensors, and the one place that holds their buffers.
 *
 * A buffer is reachable through `#values` alone; `values` is exported to the library's own `internal/` folders and reads
 * it without copying. Nothing outside can reach the buffer or make a tensor around one of its own: the classes are
 * not exported, and their prototypes do not name their constructors and are frozen.
 */

import type { Dimension } from '../../dimension/dimension.ts'
import { toArray } from './buffer.ts'
import { defect, size } from './defect.ts'

/** What a tensor prints in Node's console. */
const inspect = Symbol.for('nodejs.util.inspect.custom')

/** An own enumerable property that copies out: deep equality, wherever it comes from, then compares the numbers. */
const componentsOf = (read: (tensor: never) => unknown): PropertyDescriptor => ({
  enumerable: true,
  get(this: never) {
    return read(this)
  }
})

/**
 * An immutable vector of ℝᴺ in double precision.
 *
 * This class exists for the compiler alone. `length` comes first, so that it is what a message about two vectors, or about an
 * array for a vector, names; a private member keeps look-alikes out.
 */
export declare class Vector<in out N extends number> {
  readonly length: Dimension<N>
  /** The components, copied. */
  readonly components: readonly number[]
  private readonly values
  /** The components in order. */
  readonly [Symbol.iterator]: () => Iterator<number>
  /** For example `[1, 2]`. */
  toString(): string
}

/** An immutable matrix of ℝᴿˣᶜ in double precision, row-major. This class exists for the compiler alone, see {@link Vector}. */
export declare class Matrix<in out R extends number, in out C extends number> {
  readonly rows: Dimension<R>
  readonly columns: Dimension<C>
  /** The rows, copied. */
  readonly components: readonly (readonly number[])[]
  private readonly values
  /** The rows in order. */
  readonly [Symbol.iterator]: () => Iterator<readonly number[]>
  /** For example `[[1, 2], [3, 4]]`. */
  toString(): string
}

let readVector: (vector: unknown) => Float64Array
let readMatrix: (matrix: unknown) => Float64Array

/** What every {@link Vector} is. */
class OwnVector {
  readonly length: number
  readonly #values: Float64Array

  /** Takes ownership of `values`. */
  constructor(length: number, values: Float64Array) {
    this.length = length
    this.#values = values
    Object.defineProperty(this, 'components', OwnVector.#components)
    Object.freeze(this)
  }

  /** The components in order. */
  [Symbol.iterator](): Iterator<number> {
    return toArray(this.#values).values()
  }

  /** For example `[1, 2]`. */
  toString(): string {
    return `[${this.#values.join(', ')}]`
  }

  static readonly #components = componentsOf((vector: OwnVector) => Object.freeze(toArray(vector.#values)))

  static {
    readVector = vector =>
      isObject(vector) && #values in vector
        ? vector.#values
        : defect(`expected a Vector; got ${typeof vector}: make one with vector([…]) or vectorFrom(length)(array)`)
    Object.defineProperty(OwnVector.prototype, 'constructor', { value: Object })
    Object.defineProperty(OwnVector.prototype, inspect, {
      value(this: OwnVector) {
        return `Vector(${this.length}) ${this.toString()}`
      }
    })
    Object.freeze(OwnVector.prototype)
  }
}

/** What every {@link Matrix} is. */
class OwnMatrix {
  readonly rows: number
  readonly columns: number
  readonly #values: Float64Array

  /** Takes ownership of `values`. */
  constructor(rows: number, columns: number, values: Float64Array) {
    this.rows = rows
    this.columns = columns
    this.#values = values
    Object.defineProperty(this, 'components', OwnMatrix.#components)
    Object.freeze(this)
  }

  /** The rows in order. */
  [Symbol.iterator](): Iterator<readonly number[]> {
    return rowsOf(this.#values, this.columns).values()
  }

  /** For example `[[1, 2], [3, 4]]`. */
  toString(): string {
    return `[${rowsOf(this.#values, this.columns)
      .map(row => `[${row.join(', ')}]`)
      .join(', ')}]`
  }

  static readonly #components = componentsOf((matrix: OwnMatrix) => rowsOf(matrix.#values, matrix.columns))

  static {
    readMatrix = matrix =>
      isObject(matrix) && #values in matrix
        ? matrix.#values
        : defect(
            `expected a Matrix; got ${typeof matrix}: make one with matrix([[…]]) or matrixFrom(rows, columns)(arrays)`
          )
    Object.defineProperty(OwnMatrix.prototype, 'constructor', { value: Object })
    Object.defineProperty(OwnMatrix.prototype, inspect, {
      value(this: OwnMatrix) {
        return `Matrix(${this.rows}×${this.columns}) ${this.toString()}`
      }
    })
    Object.freeze(OwnMatrix.prototype)
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const rowsOf = (values: Float64Array, columns: number): readonly (readonly number[])[] =>
  Object.freeze(
    Array.from({ length: values.length / columns }, (_, r) =>
      Object.freeze(toArray(values, r * columns, (r + 1) * columns))
    )
  )

/** The buffer of a vector, shared: never let it out, never write to it. */
export const vectorValues = <N extends number>(vector: Vector<N>): Float64Array => readVector(vector)

/** The buffer of a matrix, shared: never let it out, never write to it. */
export const matrixValues = <R extends number, C extends number>(matrix: Matrix<R, C>): Float64Array =>
  readMatrix(matrix)

/** A vector around a fresh buffer that nobody else holds. */
export const ownVector = <N extends number>(length: Dimension<N>, values: Float64Array): Vector<N> =>
  values.length === size(length)
    ? // proof: an OwnVector of this length is what a Vector<N> is
      (new OwnVector(Number(length), values) as unknown as Vector<N>)
    : defect(`expected ${length} components; got ${values.length}`)

/** A matrix around a fresh row-major buffer that nobody else holds. */
export const ownMatrix = <R extends number, C extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>,
  values: Float64Array
): Matrix<R, C> =>
  values.length === size(rows) * size(columns)
    ? // proof: an OwnMatrix of these sizes is what a Matrix<R, C> is
      (new OwnMatrix(Number(rows), Number(columns), values) as unknown as Matrix<R, C>)
    : defect(`expected ${rows} × ${columns} components; got ${values.length}`)
