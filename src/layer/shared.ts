/**
 * A block applied again and again with the same parameters.
 */
import type { Dimension } from '../dimension/dimension.ts'
import { getVectorSpace } from '../linear/space.ts'
import { sequence } from './internal/sequence.ts'
import type { Layer } from './layer.ts'

/** A layer that applies its block a number of times with the same parameters. */
export interface SharedLayer<in out N extends number, in out P> extends Layer<N, N, P> {
  readonly times: number
  readonly block: Layer<N, N, P>
}

/**
 * The layer `y = f(f(… f(x)))`, the block f applied `times` times with one and the same parameters.
 *
 * Shapes: the block has as many outputs as inputs; `Vector<N>` → `Vector<N>`. Cost: `times` times the block's; forward runs
 * once. Never fails. Pullback of c: input as for `times` layers in a row; parameters the sum over all uses, for θ is used `times`
 * times. Laws: once is the block; the equal of `times` layers in a row whose parameters happen to be equal.
 * Source: weight sharing, Rumelhart, Hinton and Williams 1986.
 *
 * @example
 * ```ts
 * import { denseLayer, matrix, sharedLayer, vector } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const affine = { weights: matrix([[3]]), bias: vector([0]) }
 * const { output, pullback } = sharedLayer(2, denseLayer(1, 1)).vjp(affine)(vector([5]))
 * assert.deepEqual([...output], [45]) // w²·x
 * assert.deepEqual([...pullback(vector([1])).parameters.weights], [[30]]) // 2w·x
 * ```
 */
export const sharedLayer = <const Times extends number, N extends number, P>(
  times: Dimension<Times>,
  block: Layer<N, NoInfer<N>, P>
): SharedLayer<N, P> => {
  const uses = Array.from({ length: Number(times) }, (_, use) => use)
  const chain = sequence<N, N, readonly P[]>(
    `shared(${String(times)}, ${block.name})`,
    block.inputs,
    block.outputs,
    uses.map(() => block)
  )
  const copies = (parameters: P): readonly P[] => uses.map(() => parameters)
  const { add, zero } = getVectorSpace(block.shape)
  return {
    name: chain.name,
    times: uses.length,
    block,
    inputs: block.inputs,
    outputs: block.outputs,
    shape: block.shape,
    equation: scalar => {
      const f = block.equation(scalar)
      return (parameters, x) => uses.reduce<typeof x>(y => f(parameters, y), x)
    },
    forward: parameters => chain.forward(copies(parameters)),
    vjp: parameters => x => {
      const { output, pullback } = chain.vjp(copies(parameters))(x)
      return {
        output,
        pullback: cotangent => {
          const back = pullback(cotangent)
          return { parameters: back.parameters.reduce((sum, use) => add(use)(sum), zero), input: back.input }
        }
      }
    },
    branches: parameters => chain.branches(copies(parameters)),
    initialize: block.initialize
  }
}
