import { escapeMarkup } from './escape-markup.ts'
import { typeset } from './internal/mathml.ts'

/**
 * The LaTeX that the library writes as MathML, which browsers set without a script: fractions, roots, cases, names, scripts and delimiters that
 * grow. `alternative` is the same formula as plain text, for readers that set none. What it does not know is set as text. Never fails.
 * Cost: linear.
 *
 * @example
 * ```ts
 * import { mathml } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   mathml('x^{2}', 'x²'),
 *   '<math display="block" alttext="x²"><msup><mi>x</mi><mrow><mn>2</mn></mrow></msup></math>'
 * )
 * ```
 */
export const mathml = (latex: string, alternative: string): string =>
  `<math display="block" alttext="${escapeMarkup(alternative)}">${typeset(latex)}</math>`
