/**
 * The residual connection: a block's output added to its input.
 */
import { add } from '../linear/vector.ts'
import type { Layer } from './layer.ts'

/** A layer that adds what its block makes of the input to the input. */
export interface ResidualLayer<in out N extends number, in out P> extends Layer<N, N, P> {
  readonly block: Layer<N, N, P>
}

/**
 * The layer `y = x + f(x)`, f the block; its parameters are the block's.
 *
 * Shapes: the block has as many outputs as inputs; `Vector<N>` → `Vector<N>`. Cost: the block's and O(N); forward runs once.
 * Never fails. Pullback of c: parameters those of f, input `c + fᵀ(c)`: x is used twice, so its cotangents are summed.
 * Laws: a block that is zero gives the identity. Source: He et al. 2016, eq. (1).
 *
 * @example
 * ```ts
 * import { denseLayer, matrix, residualLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const double = { weights: matrix([[2]]), bias: vector([0]) }
 * const { output, pullback } = residualLayer(denseLayer(1, 1)).vjp(double)(vector([5]))
 * assert.deepEqual([...output], [15])
 * assert.deepEqual([...pullback(vector([1])).input], [3])
 * ```
 */
export const residualLayer = <N extends number, P>(block: Layer<N, NoInfer<N>, P>): ResidualLayer<N, P> => ({
  name: `residual(${block.name})`,
  block,
  inputs: block.inputs,
  outputs: block.outputs,
  shape: block.shape,
  equation: scalar => {
    const f = block.equation(scalar)
    return (parameters, x) => f(parameters, x).map((fi, i) => scalar.add(x[i] ?? scalar.zero, fi))
  },
  forward: parameters => {
    const f = block.forward(parameters)
    return x => add(f(x))(x)
  },
  vjp: parameters => x => {
    const { output, pullback } = block.vjp(parameters)(x)
    return {
      output: add(output)(x),
      pullback: cotangent => {
        const back = pullback(cotangent)
        return { parameters: back.parameters, input: add(back.input)(cotangent) }
      }
    }
  },
  branches: block.branches,
  initialize: block.initialize
})
