/**
 * Exact arithmetic on dimensions as types, digit by digit: no tuple counting, so 50257 × 768 costs what it does on paper.
 *
 * A sum or product with a size from the run-time door stays symbolic: `Sum<Named<'features', D>, 1>`.
 */

import type { FromDoor } from './named.ts'

/** `Sums[a][b]` is a + b as carry and digit. */
type Sums = [
  ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09'],
  ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
  ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'],
  ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
  ['04', '05', '06', '07', '08', '09', '10', '11', '12', '13'],
  ['05', '06', '07', '08', '09', '10', '11', '12', '13', '14'],
  ['06', '07', '08', '09', '10', '11', '12', '13', '14', '15'],
  ['07', '08', '09', '10', '11', '12', '13', '14', '15', '16'],
  ['08', '09', '10', '11', '12', '13', '14', '15', '16', '17'],
  ['09', '10', '11', '12', '13', '14', '15', '16', '17', '18']
]

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'

/** a + b as carry and digit. */
type AddDigits<A extends Digit, B extends Digit> = Sums[A][B]

/** a + b + carry as carry and digit; at most 9 + 9 + 1 = 19. */
type AddWithCarry<A extends Digit, B extends Digit, Carry extends Digit> =
  AddDigits<A, B> extends `${infer C extends Digit}${infer D extends Digit}`
    ? AddDigits<D, Carry> extends `${infer C2}${infer D2}`
      ? C2 extends '1'
        ? `1${D2}`
        : `${C}${D2}`
      : '00'
    : '00'

type Reverse<S extends string, R extends string = ''> = S extends `${infer H}${infer T}` ? Reverse<T, `${H}${R}`> : R

/** The sum of two numbers written from the lowest digit up, prepended to `R` from the highest digit down. */
type AddReversed<
  A extends string,
  B extends string,
  Carry extends Digit = '0',
  R extends string = ''
> = A extends `${infer X extends Digit}${infer Xs}`
  ? B extends `${infer Y extends Digit}${infer Ys}`
    ? AddWithCarry<X, Y, Carry> extends `${infer C extends Digit}${infer D}`
      ? AddReversed<Xs, Ys, C, `${D}${R}`>
      : R
    : Carry extends '0'
      ? `${Reverse<Xs>}${X}${R}`
      : AddReversed<A, '0', Carry, R>
  : B extends ''
    ? Carry extends '0'
      ? R
      : `1${R}`
    : AddReversed<B, '', Carry, R>

type AddStrings<A extends string, B extends string> = AddReversed<Reverse<A>, Reverse<B>>

/** `A` times one digit, by addition. */
type TimesDigit<A extends string, D extends string> = D extends '0'
  ? '0'
  : D extends '1'
    ? A
    : D extends '2'
      ? AddStrings<A, A>
      : D extends '3'
        ? AddStrings<A, TimesDigit<A, '2'>>
        : D extends '4'
          ? TimesDigit<TimesDigit<A, '2'>, '2'>
          : D extends '5'
            ? AddStrings<A, TimesDigit<A, '4'>>
            : D extends '6'
              ? TimesDigit<TimesDigit<A, '3'>, '2'>
              : D extends '7'
                ? AddStrings<A, TimesDigit<A, '6'>>
                : D extends '8'
                  ? TimesDigit<TimesDigit<A, '4'>, '2'>
                  : AddStrings<A, TimesDigit<A, '8'>>

/** Horner's scheme over the digits of `B`. */
type MultiplyStrings<A extends string, B extends string, R extends string = '0'> = B extends `${infer D}${infer Ds}`
  ? MultiplyStrings<A, Ds, AddStrings<R extends '0' ? '0' : `${R}0`, TimesDigit<A, D>>>
  : R

type ToNumber<S extends string> = S extends `${infer N extends number}` ? N : number

/** Whether one of the two is a size from the run-time door, or any number, of which nothing is known. */
type Known<A extends number, B extends number> = A extends FromDoor
  ? 'computed'
  : B extends FromDoor
    ? 'computed'
    : `${number}` extends `${A}`
      ? 'number'
      : `${number}` extends `${B}`
        ? 'number'
        : 'literals'

/** What messages call a size. */
type NameOf<N extends number> = N extends FromDoor ? N['size'] : `${N}`

/** The doors of a size, in the form that messages show. */
type UseOf<N extends number> = N extends { readonly use: infer Use extends string } ? Use : 'any door'

/** A size computed from sizes of the run-time door, named by its formula; equal only to itself, as `NamedSize` explains. */
export type Computed<Operation extends '+' | '×' | '−' | '÷', A extends number, B extends number> = number & {
  readonly size: `${NameOf<A>} ${Operation} ${NameOf<B>}`
  readonly use: `${UseOf<A>} ${Operation} ${UseOf<B>}`
  readonly door: (operands: [A, B]) => [A, B]
}

/**
 * A + B, exact for literals below 10¹⁵.
 *
 * @example
 * ```ts
 * import { type Sum } from 'lawgrad'
 * const sum: Sum<999999999, 1> = 1000000000
 * ```
 */
export type Sum<A extends number, B extends number> =
  Known<A, B> extends 'computed'
    ? Computed<'+', A, B>
    : Known<A, B> extends 'literals'
      ? ToNumber<AddStrings<`${A}`, `${B}`>>
      : number

/**
 * A × B, exact for literals whose product is below 10¹⁵.
 *
 * @example
 * ```ts
 * import { type Product } from 'lawgrad'
 * const product: Product<50257, 768> = 38597376
 * ```
 */
export type Product<A extends number, B extends number> =
  Known<A, B> extends 'computed'
    ? Computed<'×', A, B>
    : Known<A, B> extends 'literals'
      ? ToNumber<MultiplyStrings<`${A}`, `${B}`>>
      : number

/** `Differences[a][b]` is a − b as borrow and digit. */
type Differences = [
  ['00', '19', '18', '17', '16', '15', '14', '13', '12', '11'],
  ['01', '00', '19', '18', '17', '16', '15', '14', '13', '12'],
  ['02', '01', '00', '19', '18', '17', '16', '15', '14', '13'],
  ['03', '02', '01', '00', '19', '18', '17', '16', '15', '14'],
  ['04', '03', '02', '01', '00', '19', '18', '17', '16', '15'],
  ['05', '04', '03', '02', '01', '00', '19', '18', '17', '16'],
  ['06', '05', '04', '03', '02', '01', '00', '19', '18', '17'],
  ['07', '06', '05', '04', '03', '02', '01', '00', '19', '18'],
  ['08', '07', '06', '05', '04', '03', '02', '01', '00', '19'],
  ['09', '08', '07', '06', '05', '04', '03', '02', '01', '00']
]

/** a − b − borrow as borrow and digit. */
type SubtractWithBorrow<
  A extends Digit,
  B extends Digit,
  Borrow extends Digit
> = Differences[A][B] extends `${infer C extends Digit}${infer D extends Digit}`
  ? Differences[D][Borrow] extends `${infer C2}${infer D2}`
    ? C2 extends '1'
      ? `1${D2}`
      : `${C}${D2}`
    : '00'
  : '00'

/** The difference of two numbers written from the lowest digit up; `never` below zero. */
type SubtractReversed<
  A extends string,
  B extends string,
  Borrow extends Digit = '0',
  R extends string = ''
> = A extends `${infer X extends Digit}${infer Xs}`
  ? B extends `${infer Y extends Digit}${infer Ys}`
    ? SubtractWithBorrow<X, Y, Borrow> extends `${infer C extends Digit}${infer D}`
      ? SubtractReversed<Xs, Ys, C, `${D}${R}`>
      : never
    : Borrow extends '0'
      ? `${Reverse<Xs>}${X}${R}`
      : SubtractReversed<A, '0', Borrow, R>
  : B extends ''
    ? Borrow extends '0'
      ? R
      : never
    : never

type TrimZeros<S extends string> = S extends `0${infer T}` ? (T extends '' ? '0' : TrimZeros<T>) : S

/**
 * A − B, exact for literals below 10¹⁵; `never` for B > A, and 0, which is no dimension, for A = B.
 *
 * @example
 * ```ts
 * import { type Difference } from 'lawgrad'
 * const difference: Difference<50257, 768> = 49489
 * ```
 */
export type Difference<A extends number, B extends number> =
  Known<A, B> extends 'computed'
    ? Computed<'−', A, B>
    : Known<A, B> extends 'literals'
      ? ToNumber<TrimZeros<SubtractReversed<Reverse<`${A}`>, Reverse<`${B}`>>>>
      : number

/** How often B goes into N, at most nine times, and what is left; any number of times where one of the two is any number. */
type Into<N extends number, B extends number, Times extends readonly 1[] = []> =
  Difference<N, B> extends infer R extends number
    ? [R] extends [never]
      ? [Times['length'], N]
      : number extends R
        ? [number, 0]
        : Into<R, B, [...Times, 1]>
    : [Times['length'], N]

/** Long division; `never` unless B divides the number. */
type Divide<
  A extends string,
  B extends number,
  R extends number = 0,
  Q extends string = ''
> = A extends `${infer D}${infer Ds}`
  ? Into<ToNumber<TrimZeros<`${R}${D}`>>, B> extends [infer C extends number, infer Left extends number]
    ? Divide<Ds, B, Left, `${Q}${C}`>
    : never
  : R extends 0
    ? ToNumber<TrimZeros<Q>>
    : never

/**
 * A ÷ B where B divides A, exact for literals below 10¹⁵; `never` where it does not.
 *
 * @example
 * ```ts
 * import { type Quotient } from 'lawgrad'
 * const quotient: Quotient<38597376, 768> = 50257
 * ```
 */
export type Quotient<A extends number, B extends number> =
  Known<A, B> extends 'computed' ? Computed<'÷', A, B> : Known<A, B> extends 'literals' ? Divide<`${A}`, B> : number
