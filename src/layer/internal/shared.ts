import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr, Over } from '../../algebra/expr.ts'
import type { AnySize, Size } from '../../dimension/size.ts'
import { size } from '../../tensor/internal/defect.ts'
import { layoutOf, type Layout } from '../../tensor/internal/shape.ts'
import type { Layer } from '../layer.ts'
import type { AnyRange } from '../range.ts'
import type { SharedLayer } from '../shared.ts'
import { lensLayer } from './lens-layer.ts'
import { sequenceLens } from './sequence.ts'

/** a + b, leaf by leaf. */
const addTrees = (algebra: Algebra, layout: Layout, a: unknown, b: unknown): unknown => {
  // proof: what stands at the leaves of a tree in an equation are tensors of its reading
  const [first, second] = [a, b].map(tree => layout.take(tree) as readonly Expr<AnySize>[])
  return layout.make(first!.map((leaf, k) => algebra.add(second![k]!)(leaf)))
}

/** The block, `times` times in a row. */
export const sharedLens = <S extends Size, P, R extends AnyRange>(
  times: number,
  block: Layer<S, S, P, R>
): SharedLayer<S, P, R> => {
  const uses = Array.from({ length: size(times) }, () => block)
  const chain = sequenceLens<S, S, readonly P[]>(block.inputs, uses)
  const layout = layoutOf(block.shape)
  return Object.freeze({
    ...lensLayer<S, S, P, R>({
      name: `shared(${times}, ${block.name})`,
      inputs: block.inputs,
      outputs: block.outputs,
      range: block.range,
      shape: block.shape,
      noise: chain.noise,
      initialize: block.initialize,
      at: algebra => {
        const f = chain.at(algebra)
        return (parameters, x, drawn) => {
          // proof: the parameters of the chain are those of the block, once for each use
          const { output, pullback } = f(uses.map(() => parameters) as unknown as Over<readonly P[]>, x, drawn)
          return {
            output,
            pullback: c => {
              const back = pullback(c)
              // proof: one cotangent for each use
              const each = back.parameters as unknown as readonly unknown[]
              // proof: the sum of trees of P is one
              return {
                parameters: each.reduce((sum, use) => addTrees(algebra, layout, sum, use)) as Over<P>,
                input: back.input
              }
            }
          }
        }
      }
    }),
    times,
    block
  })
}
