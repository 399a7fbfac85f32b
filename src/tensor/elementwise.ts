/**
 * What works component by component, on tensors of every size.
 *
 * Every function takes the tensor it works on last, so that it reads in a `pipe`: `pipe(x, subtract(y))` is x − y.
 * The size of the operand given first is the one expected of the other. Cost of all: O(components).
 *
 * Laws: addition is associative and commutative and `scale` distributes over it: exactly on dyadic numbers, within rounding elsewhere.
 */
import { euclideanNorm, mapped } from './internal/kernels.ts'
import { extentsOf, ownTensor, valuesOf, type Tensor } from './internal/tensor.ts'
import { innerOfTensors, zippedTensors } from './internal/zip.ts'
import type { Size } from '../dimension/size.ts'

/**
 * aᵢ + bᵢ. Shapes: `Tensor<S>` → `Tensor<S>` → `Tensor<S>`. Never fails.
 *
 * @example
 * ```ts
 * import { add, matrix, vector } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...pipe(vector([1, 2]), add(vector([10, 20])))], [11, 22])
 * assert.deepEqual([...pipe(matrix([[1, 2]]), add(matrix([[10, 20]])))], [[11, 22]])
 * ```
 */
export const add =
  <S extends Size>(b: Tensor<S>) =>
  (a: Tensor<S>): Tensor<S> =>
    zippedTensors((x, y) => x + y, b, a)

/** aᵢ − bᵢ, where a is the tensor given last. Never fails. */
export const subtract =
  <S extends Size>(b: Tensor<S>) =>
  (a: Tensor<S>): Tensor<S> =>
    zippedTensors((x, y) => x - y, b, a)

/** The Hadamard product aᵢ · bᵢ. Never fails. */
export const hadamard =
  <S extends Size>(b: Tensor<S>) =>
  (a: Tensor<S>): Tensor<S> =>
    zippedTensors((x, y) => x * y, b, a)

/** factor · aᵢ. Never fails. */
export const scale =
  (factor: number) =>
  <S extends Size>(a: Tensor<S>): Tensor<S> =>
    map(x => factor * x)(a)

/**
 * f(aᵢ, i), i the place in row-major order. Never fails.
 *
 * @example
 * ```ts
 * import { map, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual([...map(x => x + 1)(vector([1, 2]))], [2, 3])
 * ```
 */
export const map =
  (f: (component: number, index: number) => number) =>
  <S extends Size>(a: Tensor<S>): Tensor<S> =>
    ownTensor<S>(extentsOf(a), mapped(valuesOf(a), f))

/** f(aᵢ, bᵢ), where a is the tensor given last. Never fails. */
export const zipWith =
  (f: (a: number, b: number) => number) =>
  <S extends Size>(b: Tensor<S>) =>
  (a: Tensor<S>): Tensor<S> =>
    zippedTensors((x, y) => f(x, y), b, a)

/**
 * Σ aᵢ·bᵢ, summed from the first component to the last. Never fails.
 *
 * Rounding: at most 2N·ε·Σ|aᵢ·bᵢ|. Source: §2.2, S = θ·x.
 *
 * @example
 * ```ts
 * import { dot, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(dot(vector([1, 2, 3]))(vector([4, 5, 6])), 32)
 * ```
 */
export const dot =
  <S extends Size>(b: Tensor<S>) =>
  (a: Tensor<S>): number =>
    innerOfTensors(b, a)

/** The Euclidean norm √Σ aᵢ², without overflow or underflow of the squares. Never fails. */
export const norm = <S extends Size>(a: Tensor<S>): number => euclideanNorm(valuesOf(a))
