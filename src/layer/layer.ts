/**
 * A layer is a parametric lens: forward it maps parameters and an input to an output, backward it maps a cotangent of the
 * output to cotangents of the parameters and of the input.
 *
 * Equation and pullback are written once over an `Algebra`. Read with doubles they *are* the forward pass and back-propagation; read with
 * dual, complex or many-digit numbers they are the oracles; read as a graph or as words they tell what the layer computes.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Expr, Over } from '../algebra/expr.ts'
import type { Carried, Dimension, SizedBoth, Unsized } from '../dimension/dimension.ts'
import type { Size } from '../dimension/size.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import type { Initialize } from './initializer.ts'
import { defined } from './internal/define.ts'
import type { Noise, NoiseDefinition, NoiseOver, NoiseShape } from './noise.ts'
import type { AnyRange, Logits } from './range.ts'

/** What a pullback returns: the cotangents of what the equation was given. */
export interface Back<in out I extends Size, in out P> {
  readonly parameters: Over<P>
  readonly input: Expr<I>
}

/** An output together with the pullback at that point, in any reading. */
export interface Lens<in out I extends Size, in out O extends Size, in out P> {
  readonly output: Expr<O>
  readonly pullback: (cotangent: Expr<O>) => Back<I, P>
}

/** The cotangents of parameters and input, read with real numbers. */
export interface Cotangents<in out I extends Size, in out P> {
  readonly parameters: P
  readonly input: Tensor<I>
}

/** The transposed Jacobian at a point, applied: cotangent of the output ↦ cotangents of parameters and input. */
export type Pullback<I extends Size, O extends Size, P> = (cotangent: Tensor<O>) => Cotangents<I, P>

/** An output together with the pullback at that point, read with real numbers: the vector–Jacobian product. */
export interface Vjp<in out I extends Size, in out O extends Size, in out P> {
  readonly output: Tensor<O>
  readonly pullback: Pullback<I, O, P>
}

/** What every layer has, whatever its sizes: the constraint on lists of layers. */
export interface AnyLayer {
  readonly inputs: unknown
  readonly outputs: unknown
  readonly name: string
}

/** A differentiable function of parameters `P` from tensors of size `I` to tensors of size `O`, in the range `R`. */
export interface Layer<
  in out I extends Size,
  in out O extends Size,
  in out P,
  out R extends AnyRange = AnyRange
> extends AnyLayer {
  readonly inputs: I
  readonly outputs: O
  /** What the outputs promise to be. */
  readonly range: R
  /** The shape of the parameters. */
  readonly shape: Shape<P>
  /** What is drawn anew for each example in training: nothing for most. */
  readonly noise: readonly NoiseShape[]
  /** Output and pullback in any reading: the equation with its gradient. */
  readonly at: (algebra: Algebra) => (parameters: Over<P>, input: Expr<I>, noise: NoiseOver) => Lens<I, O, P>
  /** The equation in any reading, with the means of its noise. */
  readonly equation: (algebra: Algebra) => (parameters: Over<P>) => (input: Expr<I>) => Expr<O>
  /** The output: the equation read with numbers. */
  readonly forward: (parameters: P, noise?: Noise) => (input: Tensor<I>) => Tensor<O>
  /** The output and the pullback at that point, read with numbers. */
  readonly vjp: (parameters: P) => (input: Tensor<I>, noise?: Noise) => Vjp<I, O, P>
  /** Draws parameters. */
  readonly initialize: Initialize<P>
  /** Hands the layer to a function that works for all parameters, and answers with its answer: what makes it a `SomeLayer`. */
  readonly use: Use<I, O, R>
}

/** How a layer is handed on whose parameters are hidden. */
export interface Use<in out I extends Size, in out O extends Size, out R extends AnyRange> {
  <A>(f: <P>(layer: Layer<I, O, P, R>) => A): A
}

/** What one writes to define a layer. */
export interface Definition<
  in out I extends Size,
  in out O extends Size,
  in out P,
  in out S extends Size,
  out R extends AnyRange
> {
  readonly name: string
  readonly inputs: Dimension<I> | Carried<I>
  readonly outputs: Dimension<O> | Carried<O>
  readonly shape: Shape<P>
  /** What the outputs promise to be; `logits`, which is nothing, by default. */
  readonly range?: R
  /** Noise that equation and pullback take as one more input. */
  readonly noise?: NoiseDefinition<S>
  /** What the layer computes. */
  readonly equation: (
    algebra: Algebra
  ) => (parameters: NoInfer<Over<P>>, noise: NoInfer<Expr<S>>) => (input: NoInfer<Expr<I>>) => NoInfer<Expr<O>>
  /** The derivative by hand: the cotangents at a point, given the cotangent of the output. */
  readonly pullback: (
    algebra: Algebra
  ) => (
    parameters: NoInfer<Over<P>>,
    input: NoInfer<Expr<I>>,
    output: NoInfer<Expr<O>>,
    noise: NoInfer<Expr<S>>
  ) => (cotangent: NoInfer<Expr<O>>) => NoInfer<Back<I, P>>
  /** How parameters are drawn; by default each component in the order of the shape. */
  readonly initialize?: Initialize<P>
}

/**
 * The layer of an equation and its pullback.
 *
 * Shapes: the equation maps a tensor of size `inputs` to one of size `outputs`; a wrong size inside of it does not compile. Equation and
 * pullback are traced once, here: what types cannot see (a parameter that is never used, a number that left its `map`) is a defect
 * that names it. Cost: that of the two functions. Never fails otherwise. Laws: see `lawgrad/laws`; above all the pullback is the
 * transpose of the equation's derivative.
 *
 * @example
 * ```ts
 * import { layer, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // y = θ ⊙ x, one gain for each input
 * const gain = layer({
 *   name: 'gain',
 *   inputs: 2,
 *   outputs: 2,
 *   shape: vectorShape(2),
 *   equation: ({ hadamard }) => theta => x => hadamard(theta)(x),
 *   pullback: ({ hadamard }) => (theta, x) => c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
 * })
 * const { output, pullback } = gain.vjp(vector([3, 4]))(vector([5, 6]))
 * assert.deepEqual([...output], [15, 24])
 * assert.deepEqual([...pullback(vector([1, 1])).input], [3, 4])
 * ```
 */
export const layer = <
  const I extends Size,
  const O extends Size,
  P,
  const S extends Size = number,
  R extends AnyRange = Logits
>(
  definition: Definition<I, O, P, S, R>
): SizedBoth<I, O, Layer<I, O, P, R>, Layer<Unsized, Unsized, P, R>> => defined<I, O, P, S, R>(definition)
