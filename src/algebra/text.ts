/**
 * The text reading: an equation as one writes it down, in Unicode.
 */
import type { Size } from '../dimension/size.ts'
import type { Algebra } from './algebra.ts'
import type { Expr, Num } from './expr.ts'
import type { Equations } from './internal/notation/print.ts'
import { textStyle } from './internal/notation/text-style.ts'
import { write } from './internal/notation/write.ts'

export type { Equations } from './internal/notation/print.ts'

/** Tensors by name, of sizes by name. */
export type InputsOf<I extends Readonly<Record<string, Size>>> = { readonly [K in keyof I]: Expr<I[K]> }

/** Numbers and tensors of an equation, by name. */
export type Outputs = Readonly<Record<string, Num | { readonly size: Size }>>

/**
 * The equations of what `f` makes of tensors with names and sizes.
 *
 * Written are `·` for products of numbers and matrices, `⊙` component by component, `ᵀ`, `⟨a, b⟩`, `Σ(a)` over all components, and functions by
 * name. A number with a tensor means the number with each component. What occurs more than once and is more than one component-wise operation gets
 * a name, `t₁`, `t₂`, … (`s` for a softmax), on a line before; so the text grows with the number of different parts, not with how often they are used. Cost: that.
 *
 * Never fails; a tensor or number of another reading is a defect. Laws: the text, evaluated, gives the very digits of the real reading;
 * parentheses stand only where operations are not done from left to right.
 *
 * @example
 * ```ts
 * import { text } from 'lawgrad'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const dense = text({ weights: [2, 3], x: 3, bias: 2 })(({ matVec, add, map, sigmoid }) => ({ weights, x, bias }) => ({
 *   a: pipe(x, matVec(weights), add(bias), map(sigmoid))
 * }))
 * assert.deepEqual(dense.lines, ['a = sigmoid(weights·x + bias)'])
 * assert.deepEqual(dense.legend, ['sigmoid(z) = 1 / (1 + exp(−z))'])
 * ```
 */
export const text =
  <const I extends Readonly<Record<string, Size>>>(inputs: I) =>
  (f: (algebra: Algebra) => (inputs: InputsOf<I>) => Outputs): Equations =>
    write(textStyle, inputs, f)
