/**
 * Numbers as people write them.
 */

/** Letters of which `Number` reads what is read here, and nothing else. */
const plain = /^[\d.eE+-]+$/u

const point = /^[+\-\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-\u2212]?\d+)?$/u
const comma = /^[+\-\u2212]?(?:\d+,?\d*|,\d+)(?:[eE][+\-\u2212]?\d+)?$/u

/**
 * The number that a text stands for: digits with a sign, a decimal mark, an exponent, or without; white space around is passed over.
 *
 * Errors: NaN for anything else; ±∞ for what is beyond the largest double. Cost: linear. Numerics: the double nearest to the digits, as JavaScript reads them.
 *
 * @example
 * ```ts
 * import { writtenNumber } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(['3504.', '.5', '007', '1e3', '+2', '\u22122'].map(writtenNumber('point')), [3504, 0.5, 7, 1000, 2, -2])
 * assert.deepEqual(['0,5', '0.5'].map(writtenNumber('comma')), [0.5, NaN])
 * ```
 */
export const writtenNumber =
  (decimal: 'point' | 'comma') =>
  (text: string): number => {
    const trimmed = text.trim()
    if (decimal === 'point' && plain.test(trimmed)) return Number(trimmed)
    const isNumber = (decimal === 'comma' ? comma : point).test(trimmed)
    return isNumber ? Number(trimmed.replaceAll('\u2212', '-').replace(',', '.')) : NaN
  }
