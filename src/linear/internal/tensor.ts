/**
 * The two tensors, and the one place that holds their buffers.
 *
 * A buffer is reachable through `#values` alone; `values` is exported to the library's own `internal/` folders and reads
 * it without copying. Nothing outside can reach the buffer or make a tensor around one of its own: the classes are
 * exported as types only, and their prototypes do not name their constructors.
 */

import type { Dimension } from '../../dimension/dimension.ts'
import { defect } from './defect.ts'

/** What a tensor prints in Node's console. */
const inspect = Symbol.for('nodejs.util.inspect.custom')

/** An own enumerable property that copies out: deep equality, wherever it comes from, then compares the numbers. */
const componentsOf = (read: (tensor: never) => unknown): PropertyDescriptor => ({
  enumerable: true,
  get(this: never) {
    return read(this)
  }
})

let readVector: (vector: Vector<number>) => Float64Array
let readMatrix: (matrix: Matrix<number, number>) => Float64Array

/** An immutable vector of ℝᴺ in double precision. */
export class Vector<in out N extends number> {
  readonly length: Dimension<N>
  /** The components, copied. */
  declare readonly components: readonly number[]
  readonly #values: Float64Array

  /** @internal Takes ownership of `values`. */
  constructor(length: Dimension<N>, values: Float64Array) {
    this.length = length
    this.#values = values
    Object.defineProperty(this, 'components', Vector.#components)
    Object.freeze(this)
  }

  /** The components in order. */
  [Symbol.iterator](): Iterator<number> {
    return Array.from(this.#values).values()
  }

  /** For example `[1, 2]`. */
  toString(): string {
    return `[${this.#values.join(', ')}]`
  }

  static readonly #components = componentsOf((vector: Vector<number>) => Object.freeze(Array.from(vector.#values)))

  static {
    readVector = vector =>
      #values in Object(vector)
        ? vector.#values
        : defect(`expected a Vector; got ${typeof vector}: make one with vector([…]) or vectorFrom(length)(array)`)
    Object.defineProperty(Vector.prototype, 'constructor', { value: Object })
    Object.defineProperty(Vector.prototype, inspect, {
      value(this: Vector<number>) {
        return `Vector(${this.length}) ${this.toString()}`
      }
    })
  }
}

/** An immutable matrix of ℝᴿˣᶜ in double precision, row-major. */
export class Matrix<in out R extends number, in out C extends number> {
  readonly rows: Dimension<R>
  readonly columns: Dimension<C>
  /** The rows, copied. */
  declare readonly components: readonly (readonly number[])[]
  readonly #values: Float64Array

  /** @internal Takes ownership of `values`. */
  constructor(rows: Dimension<R>, columns: Dimension<C>, values: Float64Array) {
    this.rows = rows
    this.columns = columns
    this.#values = values
    Object.defineProperty(this, 'components', Matrix.#components)
    Object.freeze(this)
  }

  /** The rows in order. */
  [Symbol.iterator](): Iterator<readonly number[]> {
    return rowsOf(this.#values, Number(this.columns)).values()
  }

  /** For example `[[1, 2], [3, 4]]`. */
  toString(): string {
    return `[${rowsOf(this.#values, Number(this.columns))
      .map(row => `[${row.join(', ')}]`)
      .join(', ')}]`
  }

  static readonly #components = componentsOf((matrix: Matrix<number, number>) =>
    rowsOf(matrix.#values, Number(matrix.columns))
  )

  static {
    readMatrix = matrix =>
      #values in Object(matrix)
        ? matrix.#values
        : defect(
            `expected a Matrix; got ${typeof matrix}: make one with matrix([[…]]) or matrixFrom(rows, columns)(arrays)`
          )
    Object.defineProperty(Matrix.prototype, 'constructor', { value: Object })
    Object.defineProperty(Matrix.prototype, inspect, {
      value(this: Matrix<number, number>) {
        return `Matrix(${this.rows}×${this.columns}) ${this.toString()}`
      }
    })
  }
}

const rowsOf = (values: Float64Array, columns: number): readonly (readonly number[])[] =>
  Object.freeze(
    Array.from({ length: values.length / columns }, (_, r) =>
      Object.freeze(Array.from(values.subarray(r * columns, (r + 1) * columns)))
    )
  )

/** The buffer of a vector, shared: never let it out, never write to it. */
export const vectorValues = <N extends number>(vector: Vector<N>): Float64Array =>
  // proof: reading does not depend on N
  readVector(vector as unknown as Vector<number>)

/** The buffer of a matrix, shared: never let it out, never write to it. */
export const matrixValues = <R extends number, C extends number>(matrix: Matrix<R, C>): Float64Array =>
  // proof: reading does not depend on R and C
  readMatrix(matrix as unknown as Matrix<number, number>)

/** A vector around a fresh buffer that nobody else holds. */
export const ownVector = <N extends number>(length: Dimension<N>, values: Float64Array): Vector<N> =>
  values.length === Number(length)
    ? new Vector(length, values)
    : defect(`expected ${length} components; got ${values.length}`)

/** A matrix around a fresh row-major buffer that nobody else holds. */
export const ownMatrix = <R extends number, C extends number>(
  rows: Dimension<R>,
  columns: Dimension<C>,
  values: Float64Array
): Matrix<R, C> =>
  values.length === Number(rows) * Number(columns)
    ? new Matrix(rows, columns, values)
    : defect(`expected ${rows} × ${columns} components; got ${values.length}`)
