/**
 * A layer is a parametric lens: forward it maps parameters and an input to an output, backward it maps a cotangent of the
 * output to cotangents of the parameters and of the input.
 *
 * The equation is written once over an abstract scalar. Read with `number` it *is* the forward pass; read with dual,
 * complex or many-digit numbers it is the oracle that the hand-derived pullback is held against.
 */
import type { Dimension, SizedBoth, Unsized } from '../dimension/dimension.ts'
import { readEquation } from './internal/read.ts'
import type { Over, Shape } from '../linear/shape.ts'
import type { Vector } from '../linear/vector.ts'
import { initializeShape, type Initialize } from './initializer.ts'
import type { Scalar } from '../scalar/scalar.ts'

/** What a layer computes, over any scalar: `(parameters, input) ↦ output`. */
export type Equation<P> = <S>(scalar: Scalar<S>) => (parameters: Over<S, P>, input: readonly S[]) => readonly S[]

/** What a pullback returns: the cotangents of what the layer was given. */
export interface Cotangents<in out I extends number, in out P> {
  readonly parameters: P
  readonly input: Vector<I>
}

/** The transposed Jacobian at a point, applied: cotangent of the output ↦ cotangents of parameters and input. */
export type Pullback<I extends number, O extends number, P> = (cotangent: Vector<O>) => Cotangents<I, P>

/** An output together with the pullback at that point: the vector–Jacobian product. */
export interface Vjp<in out I extends number, in out O extends number, in out P> {
  readonly output: Vector<O>
  readonly pullback: Pullback<I, O, P>
}

/**
 * Which smooth piece of the layer each place is on that has several: a number for each place, the same for all points of a piece.
 * Where two points differ in one, a kink lies between them and a finite difference across it means nothing.
 */
export type Branches<I extends number, P> = (parameters: P) => (input: Vector<I>) => readonly number[]

/** What every layer has, whatever its sizes: the constraint on lists of layers. */
export interface AnyLayer {
  readonly name: string
  readonly inputs: unknown
  readonly outputs: unknown
}

/** A differentiable function of parameters `P` from ℝᴵ to ℝᴼ. */
export interface Layer<in out I extends number, in out O extends number, in out P> extends AnyLayer {
  readonly inputs: Dimension<I>
  readonly outputs: Dimension<O>
  /** The shape of the parameters. */
  readonly shape: Shape<P>
  /** The layer's equation over any scalar. */
  readonly equation: Equation<P>
  /** The output: the equation read with numbers. */
  readonly forward: (parameters: P) => (input: Vector<I>) => Vector<O>
  /** The output and the pullback at that point. */
  readonly vjp: (parameters: P) => (input: Vector<I>) => Vjp<I, O, P>
  /** Which piece each kink is on; none for a smooth layer. */
  readonly branches: Branches<I, P>
  /** Draws parameters. */
  readonly initialize: Initialize<P>
}

/** What one writes to define a layer. */
export interface LayerDefinition<in out I extends number, in out O extends number, in out P> {
  readonly name: string
  readonly inputs: Dimension<I>
  readonly outputs: Dimension<O>
  readonly shape: Shape<P>
  /** What the layer computes, over any scalar: uncurried, so that the compiler infers the types of all three. */
  readonly equation: <S>(scalar: Scalar<S>, parameters: Over<S, NoInfer<P>>, input: readonly S[]) => readonly S[]
  /** The derivative by hand: the pullback at the given point. */
  readonly pullback: (parameters: NoInfer<P>, input: Vector<I>, output: Vector<O>) => Pullback<I, O, NoInfer<P>>
  /** Needed where the equation has kinks, as that of the rectified linear unit: which piece each of them is on. */
  readonly branches?: Branches<I, P>
  /** How parameters are drawn; by default each component in the order of the shape. */
  readonly initialize?: Initialize<P>
}

/**
 * The layer of an equation and its pullback.
 *
 * Shapes: the equation must map arrays of `inputs` scalars to arrays of `outputs` scalars. Cost: that of the two
 * functions. Never fails. Laws: see `lawgrad/laws`; above all the pullback is the transpose of the equation's derivative.
 *
 * @example
 * ```ts
 * import { getVectorSpace, hadamard, layer, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // y = θ ⊙ x, one gain for each input
 * const gain = layer({
 *   name: 'gain',
 *   inputs: 2,
 *   outputs: 2,
 *   shape: vectorShape(2),
 *   equation: (scalar, theta, x) => x.map((xi, i) => scalar.mul(theta[i] ?? scalar.one, xi)),
 *   pullback: (theta, x) => cotangent => ({ parameters: hadamard(x)(cotangent), input: hadamard(theta)(cotangent) })
 * })
 * const { output, pullback } = gain.vjp(vector([3, 4]))(vector([5, 6]))
 * assert.deepEqual([...output], [15, 24])
 * assert.deepEqual([...pullback(vector([1, 1])).input], [3, 4])
 * ```
 */
export const layer = <const I extends number, const O extends number, P>(
  definition: LayerDefinition<I, O, P>
): SizedBoth<I, O, Layer<I, O, P>, Layer<Unsized, Unsized, P>> => {
  const { name, inputs, outputs, shape, pullback } = definition
  const equation: Equation<P> = scalar => (parameters, input) => definition.equation(scalar, parameters, input)
  const forward = readEquation<I, O, P>(inputs, outputs, shape, equation)
  return {
    name,
    inputs,
    outputs,
    shape,
    equation,
    forward,
    vjp: parameters => {
      const at = forward(parameters)
      return input => {
        const output = at(input)
        return { output, pullback: pullback(parameters, input, output) }
      }
    },
    branches: definition.branches ?? (() => () => []),
    initialize: definition.initialize ?? initializeShape(shape, Number(inputs), Number(outputs))
  }
}
