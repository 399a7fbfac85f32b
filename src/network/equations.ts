/**
 * A network in words, layer by layer.
 */
import type { Equations } from '../algebra/text.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { latexStyle, networkEquations, textStyle } from './internal/equations.ts'

/** What has layers. */
export type Layered = { readonly inputs: unknown; readonly layers: readonly AnyLayer[] }

/**
 * The equations of a network as text, from the input x to the prediction h: a line for each layer that has parameters.
 *
 * A layer without parameters stands in the line of the layer before it. The number above a name counts the lines: `weights²` are the weights of
 * the second. Cost: linear in the number of different parts. Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, networkText, pipe, sigmoid } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
 * assert.deepEqual(networkText(xor).lines, [
 *   'a¹ = sigmoid(weights¹·x + bias¹)',
 *   'h = sigmoid(weights²·a¹ + bias²)'
 * ])
 * ```
 */
export const networkText = (network: Layered): Equations => networkEquations(textStyle, network)

/** The equations of a network as LaTeX; see `networkText`. Never fails. */
export const networkLatex = (network: Layered): Equations => networkEquations(latexStyle, network)
