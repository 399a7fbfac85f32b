/**
 * The vector space of the trees of a shape: what gradients and optimizer steps are made of.
 */
import type { Eq } from 'fp-ts/lib/Eq.js'
import type { Monoid } from 'fp-ts/lib/Monoid.js'
import { euclideanNorm, inner, mapped, zipped } from './internal/kernels.ts'
import { bufferOf, mergeOf, zeroOf } from './internal/trees.ts'
import type { Shape } from './shape.ts'

/** The operations of a real inner-product space, the operand that a `pipe` carries last. */
export interface VectorSpace<in out P> {
  readonly zero: P
  /** a + b */
  readonly add: (b: P) => (a: P) => P
  /** a − b */
  readonly subtract: (b: P) => (a: P) => P
  /** factor · a */
  readonly scale: (factor: number) => (a: P) => P
  /** f of each component */
  readonly map: (f: (component: number) => number) => (a: P) => P
  /** f of each pair of components */
  readonly zipWith: (f: (a: number, b: number) => number) => (b: P) => (a: P) => P
  /** ⟨a, b⟩, summed from first to last */
  readonly inner: (b: P) => (a: P) => number
  /** √⟨a, a⟩ */
  readonly norm: (a: P) => number
}

/**
 * The vector space of the trees of a shape. Cost: O(size) each. Never fails.
 *
 * Laws: those of a vector space, exactly on dyadic numbers; ⟨a, b⟩ = ⟨b, a⟩.
 *
 * @example
 * ```ts
 * import { getVectorSpace, vector, vectorShape } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const plane = getVectorSpace(vectorShape(2))
 * const sum = pipe(vector([1, 2]), plane.add(vector([3, 4])), plane.scale(10))
 * assert.deepEqual([...sum], [40, 60])
 * ```
 */
export const getVectorSpace = <P>(shape: Shape<P>): VectorSpace<P> => {
  const merge = mergeOf(shape)
  const buffer = bufferOf(shape)
  const map = (f: (component: number) => number) => (a: P) => merge(x => mapped(x, f), a, a)
  const zipWith = (f: (a: number, b: number) => number) => (b: P) => (a: P) => merge((x, y) => zipped(x, y, f), a, b)
  return Object.freeze({
    zero: zeroOf(shape),
    add: zipWith((x, y) => x + y),
    subtract: zipWith((x, y) => x - y),
    scale: (factor: number) => map(x => factor * x),
    map: (f: (component: number) => number) => map(x => f(x)),
    zipWith: (f: (a: number, b: number) => number) => zipWith((x, y) => f(x, y)),
    inner: (b: P) => (a: P) => inner(buffer(a), buffer(b)),
    norm: (a: P) => euclideanNorm(buffer(a))
  })
}

/** Addition as a commutative monoid, within rounding. */
export const getAdditiveMonoid = <P>(shape: Shape<P>): Monoid<P> => {
  const space = getVectorSpace(shape)
  return { concat: (a, b) => space.add(b)(a), empty: space.zero }
}

/** Equality component by component; NaN differs from NaN. */
export const getShapeEq = <P>(shape: Shape<P>): Eq<P> => ({
  equals: (a, b) => {
    const second = shape.flatten(b)
    return shape.flatten(a).every((x, i) => x === second[i])
  }
})
