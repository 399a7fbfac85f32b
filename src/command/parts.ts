/**
 * What a part is, by the graph of what it computes: a name is a label for people, and may be anybody's.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { sameGraph } from '../algebra/graph/equal-graphs.ts'
import type { Size } from '../dimension/size.ts'
import { compose } from '../layer/compose.ts'
import { denseLayer } from '../layer/dense.ts'
import { layerGraph } from '../layer/graph.ts'
import type { Layer } from '../layer/layer.ts'
import { sigmoidLayer } from '../layer/sigmoid.ts'
import { lossGraph } from '../loss/graph.ts'
import type { AnySizeLoss } from '../loss/loss.ts'
import { quadraticLoss } from '../loss/quadratic.ts'
import { answered } from './internal/answered.ts'
import { lend } from './internal/lend.ts'
import { checkedSize } from './internal/sized.ts'
import type { KnownLoss } from './losses.ts'
import type { CheckedLayer } from './model-codec.ts'
import { countOf, type PlainSize } from './sizes.ts'

/** Whether a layer computes W·x + b of a weight matrix and then a bias. */
export const isDense = (layer: CheckedLayer): boolean =>
  typeof layer.inputs === 'number' &&
  typeof layer.outputs === 'number' &&
  sameGraph(
    lend(layer, one => layerGraph(one)),
    layerGraph(denseLayer<number, number>(checkedSize<number>(layer.inputs), checkedSize<number>(layer.outputs)))
  )

const unit = pipe(denseLayer(2, 1), compose(sigmoidLayer(1)))

/** Whether a network, with what its loss makes of its outputs, is one sigmoid unit of two inputs, equation (10). */
export const isUnit = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  { answer }: Pick<KnownLoss, 'answer'>
): boolean =>
  sameGraph(O.isNone(answer) ? layerGraph(network) : layerGraph(answered(network, answer.value)), layerGraph(unit))

/** Whether a loss is that of equation (11), for predictions of a size. */
export const isQuadratic = (loss: AnySizeLoss, outputs: PlainSize): boolean => {
  const size = checkedSize<number>(countOf(outputs))
  return sameGraph(lossGraph<number>(loss, size), lossGraph<number>(quadraticLoss, size))
}
