/**
 * A loss and its gradient in words.
 */
import type { Equations } from '../algebra/text.ts'
import type { Dimension } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import { latexStyle, lossEquations, textStyle } from './internal/equations.ts'
import type { Loss } from './loss.ts'

/**
 * A loss and its gradient as text, for predictions of a size: `loss = …` and `∂h = …`, y the target and h the prediction of one example.
 *
 * Names and signs are those of `text`. Cost: linear in the number of different parts. Never fails.
 *
 * @example
 * ```ts
 * import { lossText, quadraticLoss } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(lossText(3)(quadraticLoss).lines.at(-1), '∂h = h − y')
 * ```
 */
export const lossText =
  <const S extends Size>(size: Dimension<S>) =>
  (loss: Loss<NoInfer<S>>): Equations =>
    lossEquations(textStyle, size, loss)

/** A loss and its gradient as LaTeX; see `lossText`. Never fails. */
export const lossLatex =
  <const S extends Size>(size: Dimension<S>) =>
  (loss: Loss<NoInfer<S>>): Equations =>
    lossEquations(latexStyle, size, loss)
