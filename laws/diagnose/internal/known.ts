/**
 * Parts of the library as graphs of a size: what a wrong part may have been confused with.
 */
import type { Graph } from '../../../src/algebra/graph/graph.ts'
import type { Dimension } from '../../../src/dimension/dimension.ts'
import type { Extents } from '../../../src/dimension/size.ts'
import { asDimension } from '../../../src/dimension/internal/known.ts'
import { gradientGraph } from '../../../src/layer/graph.ts'
import type { AnyLayer } from '../../../src/layer/layer.ts'
import { reluLayer } from '../../../src/layer/relu.ts'
import { sigmoidLayer } from '../../../src/layer/sigmoid.ts'
import { softmaxLayer } from '../../../src/layer/softmax.ts'
import { softplusLayer } from '../../../src/layer/softplus.ts'
import { tanhLayer } from '../../../src/layer/tanh.ts'
import { binaryCrossEntropy } from '../../../src/loss/binary-cross-entropy.ts'
import { categoricalCrossEntropy } from '../../../src/loss/categorical-cross-entropy.ts'
import { lossGraph } from '../../../src/loss/graph.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { sigmoidCrossEntropy } from '../../../src/loss/sigmoid-cross-entropy.ts'
import { softmaxCrossEntropy } from '../../../src/loss/softmax-cross-entropy.ts'
import { sizeOfExtents } from '../../../src/tensor/internal/tensor.ts'

/** A part of the library, by its name. */
export interface Known {
  readonly name: string
  readonly graph: Graph
}

// proof: the extents are those of a tensor, of whose size nothing is known
const dimensionOf = (extents: Extents): Dimension<never> => asDimension(sizeOfExtents(extents) as never)

const named = (layer: AnyLayer): Known => ({
  name: layer.name,
  // proof: the layers below are layers; a graph needs no types of sizes
  graph: gradientGraph(layer as never)
})

/** What is made of extents, made once for each. */
const once = <A>(make: (extents: Extents) => A): ((extents: Extents) => A) => {
  const made = new Map<string, A>()
  return extents => {
    const key = extents.join()
    const known = made.get(key) ?? make(extents)
    made.set(key, known)
    return known
  }
}

/** The pullbacks of activations: of `c` at `x`, under the name `x`. */
export const knownPullbacks: (extents: Extents) => readonly Known[] = once(extents =>
  [
    ...[sigmoidLayer, tanhLayer, softplusLayer, reluLayer].map(layer => layer<never>(dimensionOf(extents))),
    ...(extents.length === 1 ? [softmaxLayer<never>(dimensionOf(extents))] : [])
  ].map(named)
)

/** The gradients of losses: at `h` of the target `y`, under the name `gradient`. */
export const knownLosses: (extents: Extents) => readonly Known[] = once(extents =>
  [quadraticLoss, sigmoidCrossEntropy, binaryCrossEntropy, softmaxCrossEntropy, categoricalCrossEntropy].map(loss => ({
    name: loss.name,
    graph: lossGraph<never>(loss, dimensionOf(extents))
  }))
)
