/**
 * Makes text from outside safe to print: line breaks and tabs become spaces, other control characters (terminal
 * escapes among them) and lone surrogates become U+FFFD. Never fails. Idempotent.
 *
 * @example
 * ```ts
 * import { cleanText } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(cleanText('a\tb'), 'a b')
 * assert.equal(cleanText('\u001b[31mred'), '\ufffd[31mred')
 * ```
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n|[\t\n\r\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, '\uFFFD')
