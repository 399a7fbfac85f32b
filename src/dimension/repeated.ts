/**
 * Tuples of many items, built by the decimal digits of their number: of 999 items in three steps.
 */

type Ten<T extends readonly unknown[]> = [...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T]

/** Items so many times as a digit says. */
interface ByDigit<T extends readonly unknown[]> {
  readonly '0': []
  readonly '1': T
  readonly '2': [...T, ...T]
  readonly '3': [...T, ...T, ...T]
  readonly '4': [...T, ...T, ...T, ...T]
  readonly '5': [...T, ...T, ...T, ...T, ...T]
  readonly '6': [...T, ...T, ...T, ...T, ...T, ...T]
  readonly '7': [...T, ...T, ...T, ...T, ...T, ...T, ...T]
  readonly '8': [...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T]
  readonly '9': [...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T, ...T]
}

/**
 * The items of `T` so many times as the digits `S` say; from 10,000 items on the compilers refuse the tuple.
 *
 * @example
 * ```ts
 * import { type Repeated } from 'lawgrad'
 * const twelve: Repeated<[0], '12'>['length'] = 12
 * ```
 */
export type Repeated<
  T extends readonly unknown[],
  S extends string,
  R extends readonly unknown[] = []
> = S extends `${infer D extends keyof ByDigit<T>}${infer Ds}` ? Repeated<T, Ds, [...Ten<R>, ...ByDigit<T>[D]]> : R
