/**
 * A dimension is a number that is its own type: `3` has the type `3`.
 *
 * `Dimension<N>` is `N` itself when `N` is one positive integer literal, or a size that came through the run-time door
 * ({@link withDimension}). For anything else it is the sentence that says what is wrong, so that the compiler prints
 * the sentence: `dense(n)` with `n: number` does not compile, and the message is the remedy.
 */
import type { FromDoor, Named, Outside } from './named.ts'
import type { Say, Sentences } from './sentences.ts'
import type { AnySize, Size } from './size.ts'

/** Whether `N` is a union of several literals. */
type IsUnion<N, M = N> = N extends M ? ([M] extends [N] ? false : true) : false

/** Whether `N` is a literal or a member of an enumeration that is one, not a number with a brand or a computed member. */
type IsLiteral<N extends number> = {} extends Readonly<Record<`${N}`, 1>> ? false : true

/**
 * What a parameter for a size is constrained by: `number`, in a form that tells where no size was inferred from one where it was `number`.
 *
 * The compilers fall back to the constraint when what is given is no number at all; a sentence about numbers would name a false cause then.
 */
export type AnyNumber = number & {}

/** Whether `S` is what the compilers fall back to. */
type IsFallback<S> =
  (<T>() => T extends S ? true : false) extends <T>() => T extends AnyNumber ? true : false ? true : false

/** Whether the literal `N`, written out, is not a positive integer below 10²¹. */
type IsNotPositiveInteger<N extends number> = `${N}` extends
  '0' | `-${string}` | `${string}.${string}` | `${string}e${string}`
  ? true
  : false

/**
 * `N` when `N` is a valid size, else the sentence that says why it is not.
 *
 * @example
 * ```ts
 * import { type Dimension } from 'lawgrad'
 * const three: Dimension<3> = 3
 * const sentence: Dimension<0> = 'expected a size that is a positive integer, such as 3; got 0'
 * ```
 */
export type Dimension<S extends Size> = [S] extends [never]
  ? Sentences['noSize']
  : 0 extends 1 & S
    ? Sentences['unchecked']
    : [S] extends [FromDoor]
      ? S
      : [S] extends [number]
        ? OneDimension<S>
        : [Size] extends [S]
          ? S
          : S extends AnySize
            ? S
            : { [K in keyof S]: S[K] extends number ? Dimension<S[K]> : S[K] }

/** Whether `S`, which is not `any`, is no valid size. */
type IsFaulty<S extends Size> = [0] extends [1 & S] ? false : Dimension<S> extends S ? false : true

/**
 * `S` when `S` is a valid size, else the sentence; a type parameter counts as valid, since what has such a size exists.
 *
 * The compilers take the branch of a type parameter that holds for `any`: hence the first question of `IsFaulty`.
 */
export type Carried<S extends Size> = IsFaulty<S> extends true ? Dimension<S> : S

type OneDimension<N extends number> = `${number}` extends `${N}`
  ? IsFallback<N> extends true
    ? Sentences['noSize']
    : Sentences['notKnown']
  : IsUnion<N> extends true
    ? Sentences['notOne']
    : IsLiteral<N> extends false
      ? Sentences['notKnown']
      : IsNotPositiveInteger<N> extends true
        ? Say<Sentences['notPositiveInteger'], `${N}`>
        : N

/** Tells `any`, which is assignable to every parameter, from a size. For a size that is a type parameter: `'size'`. */
type Kind<N> = N extends unknown ? (0 extends 1 & N ? 'any' : 'size') : never

/**
 * `T`; but `Refused` for an `N` that is `any`, which no parameter can refuse.
 *
 * A function that makes a `T` of a size returns this, and what it returns for `any` fits nowhere: its size is {@link Unsized}.
 */
export type Sized<N extends Size, T, Refused> = { readonly size: T; readonly any: Refused }[Kind<N>]

/** {@link Sized} by two sizes. */
export type SizedBoth<A extends Size, B extends Size, T, Refused> = Sized<A, Sized<B, T, Refused>, Refused>

/** The size of what was made with a size of type `any`: equal to no other, and named by the sentence that says why. */
export type Unsized = { readonly size: Named<Sentences['unchecked'], Outside> }['size']

/** Nothing; but for an `N` that is `any` the sentence that refuses it: to be intersected with the type of a parameter. */
export type Refusing<N extends number> = { readonly size: unknown; readonly any: Sentences['unchecked'] }[Kind<N>]
