/**
 * Classes as targets: the number of classes is part of the type, so that a class that does not exist does not compile.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Dimension, Sized, Unsized } from '../dimension/dimension.ts'
import type { FromDoor } from '../dimension/named.ts'
import type { Repeated } from '../dimension/repeated.ts'
import { oneHot } from './internal/rows.ts'
import type { Vector } from './tensor.ts'

/** The places of a tuple: `0 | 1 | 2` of three items. */
type Places<Items extends readonly unknown[]> = {
  readonly [K in keyof Items]: K extends `${infer Place extends number}` ? Place : never
}[number]

/**
 * The classes of `N`, counted from 0: `0 | 1 | 2` of three. Up to 999; of more, and of a number from the run-time door, the sentence
 * that names what takes them.
 *
 * @example
 * ```ts
 * import { type Classes } from 'lawgrad'
 * const digit: Classes<10> = 9
 * ```
 */
export type Classes<N extends number> = N extends FromDoor
  ? ClassNotKnown
  : `${N}` extends `${infer _A}${infer _B}${infer _C}${infer _D}${infer _E}`
    ? ClassNotKnown
    : Places<Repeated<[1], `${N}`>>

type ClassNotKnown =
  'expected one of at most 999 classes whose number is known at compile time; classTargetFrom takes any and answers an Either'

/** A number that is not one of so many classes. */
export type ClassError = { readonly _tag: 'ClassError'; readonly classes: number; readonly got: number }

/**
 * The error in one sentence. Never fails.
 *
 * @example
 * ```ts
 * import { showClassError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showClassError({ _tag: 'ClassError', classes: 3, got: 3 }),
 *   'expected a class, an integer from 0 to 2; got 3'
 * )
 * ```
 */
export const showClassError = ({ classes, got }: ClassError): string =>
  `expected a class, an integer from 0 to ${classes - 1}; got ${got}`

/**
 * The target of a class: 1 at the place of the class, 0 elsewhere (one-hot).
 *
 * Shapes: N classes → a class → `Vector<N>`. Range: classes from 0 to N − 1, up to 999; another does not compile. Never fails; of a number of
 * classes known only at run time use {@link classTargetFrom}.
 *
 * @example
 * ```ts
 * import { classTarget, type Vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const setosa: Vector<3> = classTarget(3)(0)
 * assert.deepEqual([...setosa], [1, 0, 0])
 * ```
 */
export const classTarget =
  <const N extends number>(classes: Dimension<N>) =>
  (index: Classes<N>): Sized<N, Vector<N>, Vector<Unsized>> =>
    oneHot<N>(classes, index)

/**
 * The target of a class that is known only at run time.
 *
 * Shapes: N classes → a number → `Vector<N>`. Errors: `ClassError` for what is no integer from 0 to N − 1.
 *
 * @example
 * ```ts
 * import { classTargetFrom, withDimension } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const labels: readonly number[] = JSON.parse('[1, 0, 2]')
 * const targets = pipe(
 *   1 + Math.max(...labels),
 *   withDimension('classes', n => pipe(labels, E.traverseArray(classTargetFrom(n)), E.map(all => all.map(y => [...y]))))
 * )
 * assert.deepEqual(targets, E.right(E.right([[0, 1, 0], [1, 0, 0], [0, 0, 1]])))
 * assert.deepEqual(classTargetFrom(2)(2), E.left({ _tag: 'ClassError', classes: 2, got: 2 }))
 * ```
 */
export const classTargetFrom =
  <const N extends number>(classes: Dimension<N>) =>
  (index: number): Sized<N, E.Either<ClassError, Vector<N>>, E.Either<ClassError, Vector<Unsized>>> =>
    Number.isInteger(index) && index >= 0 && index < Number(classes)
      ? E.right(oneHot<N>(classes, index))
      : E.left({ _tag: 'ClassError', classes: Number(classes), got: index })
