/**
 * The shape of a tree of tensors, as a value: what the parameters of a layer or a network look like.
 *
 * One description serves for everything that works component by component: the vector space (`getVectorSpace`), equality,
 * codecs and arbitraries, and the readings of an equation.
 *
 * Laws: `flatten` and `unflatten` are inverse; `count` is the number of components; trees are frozen to the bottom.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { AnyNumber, Dimension, Sized, SizedBoth, Unsized } from '../dimension/dimension.ts'
import { shapeOf, type Description, type Shape } from './internal/shape.ts'
import { extentsOfSize } from './internal/tensor.ts'
import type { Size } from '../dimension/size.ts'
import type { Matrix, Tensor, Vector } from './tensor.ts'
import { sizeError, type SizeError } from './size-error.ts'

export type { Description, Shape } from './internal/shape.ts'

/** The shape of nothing: no components. An activation has no parameters. */
export type None = readonly []

/** The parameters of a layer that has none, for its pullback to return. */
export const noParameters: None = Object.freeze<None>([])

/** The shape of the empty tuple. */
export const noShape: Shape<None> = shapeOf({ _tag: 'Tuple', items: [] })

/**
 * The shape of vectors of a size. Never fails.
 *
 * @example
 * ```ts
 * import { vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(vectorShape(3).count, 3)
 * assert.deepEqual(vectorShape(2).flatten(vector([1, 2])), [1, 2])
 * ```
 */
export const vectorShape = <const N extends AnyNumber>(
  size: Dimension<N>
): Sized<N, Shape<Vector<N>>, Shape<Vector<Unsized>>> => shapeOf({ _tag: 'Tensor', extents: extentsOfSize(size) })

/** The shape of matrices of a number of rows and columns, flattened row by row. Never fails. */
export const matrixShape = <const R extends AnyNumber, const C extends AnyNumber>(
  rows: Dimension<R>,
  columns: Dimension<C>
): SizedBoth<R, C, Shape<Matrix<R, C>>, Shape<Matrix<Unsized, Unsized>>> =>
  shapeOf({ _tag: 'Tensor', extents: extentsOfSize([rows, columns]) })

/**
 * The shape of tensors of a size, flattened row-major. Never fails.
 *
 * @example
 * ```ts
 * import { tensorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(tensorShape([8, 3, 3]).count, 72)
 * ```
 */
export const tensorShape = <const S extends Size>(size: Dimension<S>): Shape<Tensor<S>> =>
  shapeOf({ _tag: 'Tensor', extents: extentsOfSize(size) })

/** The shapes of the fields of `P`. */
export type ShapesOf<P> = { readonly [K in keyof P]: Shape<P[K]> }

/**
 * The shape of records with fields of given shapes, flattened field by field in the order given. Never fails.
 *
 * @example
 * ```ts
 * import { matrix, matrixShape, structShape, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const affine = structShape({ weights: matrixShape(1, 2), bias: vectorShape(1) })
 * assert.deepEqual(affine.flatten({ weights: matrix([[1, 2]]), bias: vector([3]) }), [1, 2, 3])
 * ```
 */
export const structShape = <P extends Readonly<Record<string, unknown>>>(fields: ShapesOf<P>): Shape<P> =>
  shapeOf({ _tag: 'Struct', fields: descriptions<P>(fields) })

/** The shape of tuples with items of given shapes, flattened from first to last. Never fails. */
export const tupleShape = <P extends readonly unknown[]>(...items: ShapesOf<P>): Shape<P> =>
  shapeOf({ _tag: 'Tuple', items: items.map((item: { readonly description: Description }) => item.description) })

/**
 * The tree of a shape with the given components.
 *
 * Errors: `SizeError` when their number is not the count of the shape.
 *
 * @example
 * ```ts
 * import { unflatten, vectorShape } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * assert.equal(E.isLeft(unflatten(vectorShape(2))([1, 2, 3])), true)
 * ```
 */
export const unflatten =
  <P>(shape: Shape<P>) =>
  (components: readonly number[]): E.Either<SizeError, P> =>
    components.length === shape.count
      ? E.right(shape.unflatten(components))
      : E.left(sizeError('components', shape.count, components.length))

const descriptions = <P>(fields: ShapesOf<P>): Readonly<Record<string, Description>> =>
  Object.fromEntries(
    Object.entries<{ readonly description: Description }>(fields).map(([name, field]) => [name, field.description])
  )
