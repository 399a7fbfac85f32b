const clamp = (low: number, high: number, n: number): number =>
  Number.isNaN(n) ? low : Math.min(high, Math.max(low, Math.trunc(n)))

/** `4.70e-4` without the zeros that carry nothing: `4.7e-4`. */
const withoutTrailingZeros = (text: string): string =>
  text.replace(/(\.\d*?)0+(?=e|$)/u, '$1').replace(/\.(?=e|$)/u, '')

/**
 * Writes `x` with at most `digits` significant digits (1 to 17), in plain notation for 1e-4 ≤ |x| < 1e6 and in
 * scientific notation beyond; zeros that carry nothing are left out, and −0 is `0`. NaN and ±∞ are `NaN`, `∞`, `-∞`.
 * Never fails.
 *
 * @example
 * ```ts
 * import { formatNumber } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(formatNumber(4)(0.57935724), '0.5794')
 * assert.equal(formatNumber(3)(0.0000474656), '4.75e-5')
 * assert.equal(formatNumber(6)(1000), '1000')
 * ```
 */
export const formatNumber =
  (digits: number) =>
  (x: number): string =>
    Number.isNaN(x)
      ? 'NaN'
      : x === Infinity
        ? '∞'
        : x === -Infinity
          ? '-∞'
          : x === 0
            ? '0'
            : significant(clamp(1, 17, digits), x)

const significant = (digits: number, x: number): string => {
  const scientific = x.toExponential(digits - 1)
  const exponent = Number(scientific.slice(scientific.indexOf('e') + 1))
  return withoutTrailingZeros(
    exponent < -4 || exponent >= 6
      ? scientific.replace('e+', 'e')
      : Number(scientific).toFixed(Math.max(0, digits - 1 - exponent))
  )
}

/**
 * Writes `x` with exactly `decimals` digits after the point (0 to 20), so that a column of numbers lines up; a result
 * of zero has no sign. NaN and ±∞ as in `formatNumber`; |x| ≥ 1e21 is scientific. Never fails.
 *
 * @example
 * ```ts
 * import { formatFixed } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(formatFixed(2)(0.99721), '1.00')
 * assert.equal(formatFixed(2)(-0.001), '0.00')
 * ```
 */
export const formatFixed =
  (decimals: number) =>
  (x: number): string =>
    Number.isFinite(x) && Math.abs(x) < 1e21
      ? x.toFixed(clamp(0, 20, decimals)).replace(/^-(?=[0.]*$)/u, '')
      : formatNumber(decimals)(x)

const superscripts = new Map(
  [...'0123456789-'].map((c, i): readonly [string, string] => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻'][i] ?? c])
)

const superscript = (exponent: string): string => [...exponent].map(c => superscripts.get(c) ?? c).join('')

/**
 * `formatNumber` as set in a book: `4.747 × 10⁻⁵` for `4.747e-5`, `10⁻⁵` for `1e-5`, and a true minus sign.
 * Never fails.
 *
 * @example
 * ```ts
 * import { typesetNumber } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(typesetNumber(4)(0.0000474656), '4.747 × 10⁻⁵')
 * assert.equal(typesetNumber(4)(-1.5), '−1.5')
 * ```
 */
export const typesetNumber =
  (digits: number) =>
  (x: number): string =>
    typesetText(formatNumber(digits)(x))

/** What `formatNumber` or `formatFixed` or JavaScript wrote as set in a book: powers of ten, and a true minus sign. Never fails. */
export const typesetText = (text: string): string =>
  text
    .replace(/^(-?)1e\+?(-?\d+)$/u, (_, sign: string, exponent: string) => `${sign}10${superscript(exponent)}`)
    .replace(/e\+?(-?\d+)(?=\s*%?$)/u, (_, exponent: string) => ` × 10${superscript(exponent)}`)
    .replace(/^-/u, '−')

/**
 * The power `10ᵏ` of an integer `k`, for a logarithmic axis. Never fails.
 *
 * @example
 * ```ts
 * import { powerOfTen } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(powerOfTen(-3), '10⁻³')
 * ```
 */
export const powerOfTen = (k: number): string => (k === 0 ? '1' : k === 1 ? '10' : `10${superscript(String(k))}`)
