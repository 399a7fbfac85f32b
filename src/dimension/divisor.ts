/**
 * Sizes of blocks and windows that fit into others, as types, with the sentence that the compiler prints where they do not.
 */
import type { Difference, Quotient } from './arithmetic.ts'
import type { Dimension } from './dimension.ts'

/** Of a `number`, which a definition has only where something else is wrong, it is not said. */
type Divides<K extends number, N extends number> = number extends N
  ? true
  : [Quotient<N, K>] extends [never]
    ? false
    : true

type DividesBoth<K extends number, H extends number, W extends number> =
  Divides<K, H> extends true ? Divides<K, W> : false

/** What the remedy is looked for among: the sizes that blocks have, from the smallest on. */
type Blocks = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]

/** The first of `Candidates` that divides both; 1, which always does, where none does. */
type FirstDivisor<
  H extends number,
  W extends number,
  Candidates extends readonly number[]
> = Candidates extends readonly [infer K extends number, ...infer Rest extends readonly number[]]
  ? DividesBoth<K, H, W> extends true
    ? K
    : FirstDivisor<H, W, Rest>
  : 1

type NoDivisor<
  K extends number,
  N extends number,
  H extends number,
  W extends number
> = `expected a block size that divides ${N}; got ${K}; take ${FirstDivisor<H, W, [...Blocks, H, W]>}`

/**
 * `K` where it divides both `H` and `W`, else the sentence that says which it does not divide, and names one that does.
 *
 * Of a size from the run-time door it is `K`: the layer compares the numbers.
 *
 * @example
 * ```ts
 * import { type Divisor } from 'lawgrad'
 * const block: Divisor<2, 28, 14> = 2
 * const sentence: Divisor<2, 4, 5> = 'expected a block size that divides 5; got 2; take 1'
 * ```
 */
export type Divisor<K extends number, H extends number, W extends number> =
  Dimension<K> extends number
    ? Divides<K, H> extends true
      ? Divides<K, W> extends true
        ? K
        : NoDivisor<K, W, H, W>
      : NoDivisor<K, H, H, W>
    : Dimension<K>

type Exceeds<K extends number, N extends number> = number extends N
  ? false
  : [Difference<N, K>] extends [never]
    ? true
    : false

type TooLarge<K extends number, N extends number> = `expected a window of at most ${N}; got ${K}`

/**
 * `K` where a window of K×K has a place in H×W, else the sentence that says which side is too short.
 *
 * @example
 * ```ts
 * import { type FittingWindow } from 'lawgrad'
 * const kernel: FittingWindow<3, 28, 28> = 3
 * const sentence: FittingWindow<3, 28, 2> = 'expected a window of at most 2; got 3'
 * ```
 */
export type FittingWindow<K extends number, H extends number, W extends number> =
  Dimension<K> extends number
    ? Exceeds<K, H> extends true
      ? TooLarge<K, H>
      : Exceeds<K, W> extends true
        ? TooLarge<K, W>
        : K
    : Dimension<K>

/** The sentence of {@link Divisor} as text. Never fails. */
export const noDivisor = (k: number, height: number, width: number): string => {
  const both = (block: number): boolean => height % block === 0 && width % block === 0
  const candidates = [...Array.from({ length: 15 }, (_, i) => i + 2), height, width]
  return `expected a block size that divides ${height % k === 0 ? width : height}; got ${k}; take ${candidates.find(both) ?? 1}`
}

/** The sentence of {@link FittingWindow} as text. Never fails. */
export const tooLarge = (k: number, height: number, width: number): string =>
  `expected a window of at most ${k > height ? height : width}; got ${k}`
