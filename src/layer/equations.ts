/**
 * Equation and gradient of a layer in words: the layer's own, read as text and as LaTeX.
 */
import type { Equations } from '../algebra/text.ts'
import { gradientEquations, latexStyle, layerEquations, textStyle } from './internal/equations.ts'
import type { AnyLayer } from './layer.ts'

/**
 * The equation of a layer as text: `y = …`, x the input, parameters by their names in the shape.
 *
 * Names and signs are those of `text`. Numbers in a parameter's path count from one, below: the weights of the first of a chain are `weights₁`.
 * Noise is `noise`. Cost: linear in the number of different parts. Never fails.
 *
 * @example
 * ```ts
 * import { denseLayer, layerText } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(layerText(denseLayer(3, 2)).lines, ['y = weights·x + bias'])
 * ```
 */
export const layerText = (layer: AnyLayer): Equations => layerEquations(textStyle, layer)

/** The equation of a layer as LaTeX; see `layerText`. Never fails. */
export const layerLatex = (layer: AnyLayer): Equations => layerEquations(latexStyle, layer)

/**
 * The gradient of a layer as text: a line for each parameter and one for the input, given the cotangent c of the output.
 *
 * `∂a` is ∂J/∂a and c is ∂J/∂y, J the cost. Cost: linear in the number of different parts. Never fails.
 *
 * @example
 * ```ts
 * import { denseLayer, gradientText } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(gradientText(denseLayer(3, 2)).lines, ['∂weights = c·xᵀ', '∂bias = c', '∂x = weightsᵀ·c'])
 * ```
 */
export const gradientText = (layer: AnyLayer): Equations => gradientEquations(textStyle, layer)

/** The gradient of a layer as LaTeX; see `gradientText`. Never fails. */
export const gradientLatex = (layer: AnyLayer): Equations => gradientEquations(latexStyle, layer)
