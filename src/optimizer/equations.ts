/**
 * An optimizer's step in words.
 */
import type { Equations } from '../algebra/text.ts'
import { latexStyle, optimizerEquations, textStyle } from './internal/equations.ts'
import type { AnyOptimizer, ParameterLeaf } from './optimizer.ts'

/**
 * A step of an optimizer on one tensor of the parameters as text: `:=` replaces what is remembered, and `Δθ = …` is the update.
 *
 * The tensor's name is its path, θ for the root; `∂θ` is its gradient, `step` counts from one, and `norm` is the Euclidean norm of the gradient
 * over all tensors (`norm₂` that of what the second link is given). Lines are read from the first to the last. Cost: linear in the number of
 * different parts. Never fails.
 *
 * @example
 * ```ts
 * import { momentum, optimizerText } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(optimizerText({ path: [], extents: [3] })(momentum(0.5)).lines, [
 *   'velocity := 0.9·velocity + ∂θ',
 *   'Δθ = −0.5·velocity'
 * ])
 * ```
 */
export const optimizerText =
  (leaf: ParameterLeaf) =>
  (optimizer: AnyOptimizer): Equations =>
    optimizerEquations(textStyle, optimizer, leaf)

/** A step of an optimizer as LaTeX; see `optimizerText`. Never fails. */
export const optimizerLatex =
  (leaf: ParameterLeaf) =>
  (optimizer: AnyOptimizer): Equations =>
    optimizerEquations(latexStyle, optimizer, leaf)
