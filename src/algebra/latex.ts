/**
 * The LaTeX reading: an equation as it is typeset.
 */
import type { Size } from '../dimension/size.ts'
import type { Algebra } from './algebra.ts'
import { latexStyle } from './internal/notation/latex-style.ts'
import { write } from './internal/notation/write.ts'
import type { Equations, InputsOf, Outputs } from './text.ts'

/**
 * The equations of what `f` makes of tensors with names and sizes, in LaTeX that KaTeX and MathJax read.
 *
 * Lines, names and parentheses are those of `text`; a quotient is a fraction. Cost: linear in the number of different parts. Never fails; a tensor
 * or number of another reading is a defect.
 *
 * @example
 * ```ts
 * import { latex } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { lines } = latex({ c: 2, x: 3 })(({ outer }) => ({ c, x }) => ({ gradient: outer(c)(x) }))
 * assert.deepEqual(lines, [String.raw`\mathit{gradient} = c \cdot x^{\top}`])
 * ```
 */
export const latex =
  <const I extends Readonly<Record<string, Size>>>(inputs: I) =>
  (f: (algebra: Algebra) => (inputs: InputsOf<I>) => Outputs): Equations =>
    write(latexStyle, inputs, f)
