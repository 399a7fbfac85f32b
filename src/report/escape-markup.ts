const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;']
])

/**
 * Writes `text` so that HTML and XML read it back as text, in an element or in a quoted attribute; characters that XML
 * does not allow become U+FFFD. Never fails.
 *
 * @example
 * ```ts
 * import { escapeMarkup } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(escapeMarkup('<b title="a&b">'), '&lt;b title=&quot;a&amp;b&quot;&gt;')
 * ```
 */
export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/gu, c => entities.get(c) ?? c)
