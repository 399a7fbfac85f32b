/** The dense layers and activations of a network, by their graphs, and what else may not be in it. */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { ActivationName } from '../../../laws/arbitraries/network-case.ts'
import type { ReviewCase } from '../../../laws/review/case.ts'
import type { LossName } from '../../../laws/review/protocol.ts'
import { sameGraph } from '../../algebra/graph/equal-graphs.ts'
import { layerGraph } from '../../layer/graph.ts'
import { identityLayer } from '../../layer/identity.ts'
import { reluLayer } from '../../layer/relu.ts'
import { sigmoidLayer } from '../../layer/sigmoid.ts'
import { softmaxLayer } from '../../layer/softmax.ts'
import { softplusLayer } from '../../layer/softplus.ts'
import { tanhLayer } from '../../layer/tanh.ts'
import { lend } from '../internal/lend.ts'
import { checkedSize } from '../internal/sized.ts'
import type { CheckedLayer, CheckedNetwork } from '../model-codec.ts'
import { isDense } from '../parts.ts'

const activationOf = (layer: CheckedLayer): ActivationName | undefined => {
  if (typeof layer.inputs !== 'number' || layer.inputs !== layer.outputs) return undefined
  const size = checkedSize<number>(layer.inputs)
  const own = lend(layer, one => layerGraph(one))
  const known: readonly (readonly [ActivationName, ReturnType<typeof layerGraph>])[] = [
    ['sigmoid', layerGraph(sigmoidLayer<number>(size))],
    ['tanh', layerGraph(tanhLayer<number>(size))],
    ['relu', layerGraph(reluLayer<number>(size))],
    ['softplus', layerGraph(softplusLayer<number>(size))],
    ['softmax', layerGraph(softmaxLayer<number>(size))],
    ['identity', layerGraph(identityLayer<number>(size))]
  ]
  return known.find(([, graph]) => sameGraph(own, graph))?.[0]
}

type Parts = {
  readonly sizes: readonly number[]
  readonly activations: readonly ActivationName[]
  readonly open: boolean
}

/** Sizes and activations of a network of dense layers; a dense layer that none follows has the identity. */
export const architectureOf =
  (lossName: string) =>
  ({ network, layers }: CheckedNetwork): E.Either<string, Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>> => {
    const losses: readonly LossName[] = ['quadratic', 'binaryCrossEntropy', 'categoricalCrossEntropy']
    const loss = losses.find(one => one === lossName) ?? 'quadratic'
    const start: E.Either<string, Parts> =
      typeof network.inputs === 'number'
        ? E.right({ sizes: [network.inputs], activations: [], open: false })
        : E.left('expected a network of vectors; got one of arrays with more axes')
    return pipe(
      layers.reduce<E.Either<string, Parts>>(
        (parts, layer) =>
          E.flatMap(({ sizes, activations, open }: Parts): E.Either<string, Parts> => {
            if (isDense(layer) && typeof layer.outputs === 'number')
              return E.right({
                sizes: [...sizes, layer.outputs],
                activations: open ? [...activations, 'identity'] : activations,
                open: true
              })
            const name = activationOf(layer)
            return open && name !== undefined
              ? E.right({ sizes, activations: [...activations, name], open: false })
              : E.left(
                  `expected dense layers with identity, sigmoid, tanh, relu, softplus or softmax; got ${layer.name}. A review without --network asks about networks of its own`
                )
          })(parts),
        start
      ),
      E.filterOrElse(
        ({ sizes }) => sizes.length > 1,
        () => 'expected a dense layer; got none'
      ),
      E.map(({ sizes, activations, open }) => ({
        sizes,
        activations: open ? [...activations, 'identity' as const] : activations,
        loss
      }))
    )
  }
