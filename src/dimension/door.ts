/**
 * The one door through which a size known only at run time becomes a dimension.
 *
 * The door lends the size to a function that must work for every size: inside, the size has a type of its own that no
 * other door shares, even under the same name, so that vectors of two doors never mix.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Dimension } from './dimension.ts'
import { enter, genuine, witness, type Same } from './internal/door.ts'
import type { Named, Outside } from './named.ts'
import { say, sentences } from './sentences.ts'

export type { Same } from './internal/door.ts'

/** A number that is not a size. */
export type DimensionError = { readonly _tag: 'DimensionError'; readonly name: string; readonly got: number }

/**
 * The error in one sentence.
 *
 * @example
 * ```ts
 * import { showDimensionError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showDimensionError({ _tag: 'DimensionError', name: 'features', got: 2.5 }),
 *   'features: expected a size that is a positive integer, such as 3; got 2.5'
 * )
 * ```
 */
export const showDimensionError = (error: DimensionError): string =>
  `${error.name}: ${say(sentences.notPositiveInteger, String(error.got))}`

/**
 * Lends a run-time size to `use`, under a name that compile-time messages show.
 *
 * Range: `size` is a positive safe integer. Errors: `DimensionError` for anything else.
 *
 * @example
 * ```ts
 * import { withDimension, zeros, type DimensionError } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const width = 2 + 1 // from a file
 * const total: E.Either<DimensionError, number> = pipe(
 *   width,
 *   withDimension('features', features => [...zeros(features)].length)
 * )
 * assert.deepEqual(total, E.right(3))
 * ```
 */
export const withDimension =
  <const Name extends string, A, _Inferred>(
    name: Name,
    use: <Door extends Outside>(dimension: Named<Name, Door>) => A
  ) =>
  (size: number): E.Either<DimensionError, A> =>
    Number.isSafeInteger(size) && size > 0
      ? E.right(use(enter<Name>(size)))
      : E.left({ _tag: 'DimensionError', name, got: size })

/**
 * Evidence that two sizes are equal, if they are: with it a vector of the one size is a vector of the other.
 *
 * Never fails; `None` when the sizes differ.
 *
 * @example
 * ```ts
 * import { sameDimension } from 'lawgrad'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * assert.equal(O.isSome(sameDimension(3, 3)), true)
 * assert.equal(O.isSome(sameDimension(3, 4)), false)
 * ```
 */
export const sameDimension = <const A extends number, const B extends number>(
  a: Dimension<A>,
  b: Dimension<B>
): O.Option<Same<A, B>> => (Number(a) === Number(b) ? O.some(witness<A, B>(a, b)) : O.none)

/** Whether a value is a witness that {@link sameDimension} made: for callers without types. Never fails. */
export const isWitness = (value: unknown): boolean => genuine(value)
