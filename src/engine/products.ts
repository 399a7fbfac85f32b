/**
 * A function of the user's own for the products of the engine.
 */

/**
 * A product: C := op(A)·B + beta·C, on the engine's own memory; what BLAS calls gemm.
 *
 * Shapes: op(A) is m × k, B is k × n, C is m × n. All lie row by row: component (i, j) of B is `b[i * ldb + j]`, of C `c[i * ldc + j]`, and of op(A) it is
 * `a[i * lda + j]`, or `a[j * lda + i]` where `transA` says that A lies the other way round. Rows are apart by at least their length. What lies in C between its
 * rows, and all of A and B, must be left as it is. With `beta` 0 nothing of C may be read: it may hold anything.
 */
export interface ProductCall {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly transA: boolean
  /** Numbers of 64 bits, or of 32 where training is asked for in single precision; all three are of one kind. */
  readonly a: Float64Array | Float32Array
  readonly lda: number
  readonly b: Float64Array | Float32Array
  readonly ldb: number
  readonly beta: 0 | 1
  readonly c: Float64Array | Float32Array
  readonly ldc: number
}

/**
 * Computes a product in place of the engine, for instance by a BLAS of the machine.
 *
 * It is called for each product that is large enough to be worth a call, once a step, and always with the same frozen record for the same product, so that what it
 * makes of it may be kept. It must not keep the machine waiting for anything but the numbers, nor call the library. What it throws ends the training with
 * no state lost that was handed out. Numerics: its sums are its own, and so are the last digits of what is trained.
 */
export type Products = (call: ProductCall) => void
