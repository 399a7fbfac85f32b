/**
 * What a network is, as plain data: every size on the way forward and back, what it costs, and what it computes.
 */
import type { Equations } from '../algebra/text.ts'
import type { Extents } from '../dimension/size.ts'
import type { AnyLayer } from '../layer/layer.ts'
import { described } from './internal/describe.ts'

/** A value that a layer computes on the way, and the sizes of its axes: `[]` of a number. */
export interface IntermediateValue {
  /** What it is computed by, as in a graph: `matVec`, `windows`. */
  readonly operation: string
  readonly size: Extents
}

/** A tensor of parameters. */
export interface ParameterDescription {
  /** Its path: `weights`, `0.bias`. */
  readonly name: string
  readonly size: Extents
}

/** Equations as text and as LaTeX. */
export interface DescribedEquations {
  readonly text: Equations
  readonly latex: Equations
}

/** A layer or a network. Sizes are those of the axes: `[3]` of a vector. */
export interface LayerDescription {
  readonly name: string
  /** The size of the input, and of its cotangent. */
  readonly inputs: Extents
  /** The size of the output, and of its cotangent. */
  readonly outputs: Extents
  /** What it promises of its outputs: `logits` is nothing. */
  readonly range: string
  /** The number of parameters. */
  readonly parameters: number
  readonly tensors: readonly ParameterDescription[]
  /** Floating-point operations of the output for one example. */
  readonly forwardFlops: number
  /** The same of the gradient, with what it needs of the output. */
  readonly gradientFlops: number
  /** All values on the way to the output, in order. */
  readonly forward: readonly IntermediateValue[]
  /** All values that are computed of the cotangent of the output, in order. */
  readonly backward: readonly IntermediateValue[]
  readonly equation: DescribedEquations
  readonly gradient: DescribedEquations
  /** How often its parts are applied, with the same parameters. */
  readonly times: number
  /** What it is made of: the layers of a network or of its block, or several branches. What occurs several times is one and the same description. */
  readonly parts: readonly LayerDescription[]
}

/**
 * A network, or a layer, as plain data: each size forward and backward, parameters, floating-point operations, the equation and the gradient, of it
 * and of all that it is made of. Everything is read from the equations, so that a layer is what it computes, whatever it is called.
 *
 * Cost: that of reading the equations, whatever the sizes; a layer that occurs several times is read once. Never fails. `showDescription` makes a table.
 *
 * @example
 * ```ts
 * import { convolution, dense, describe, flatten, input, maxPool, pipe, relu } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const digits = pipe(input(1, 28, 28), convolution(8, 3), relu, maxPool(2), flatten, dense(10))
 * const { parameters, parts } = describe(digits)
 * assert.equal(parameters, 80 + 13530)
 * assert.deepEqual(parts.map(part => part.outputs), [[8, 26, 26], [8, 26, 26], [8, 13, 13], [1352], [10]])
 * assert.deepEqual(parts[0]?.forward.map(({ operation, size }) => `${operation} ${size.join('×')}`), [
 *   'windows 9×676',
 *   'matMul 8×676',
 *   'addToColumns 8×676',
 *   'reshape 8×26×26'
 * ])
 * ```
 */
export const describe = (network: AnyLayer): LayerDescription => described(network)
