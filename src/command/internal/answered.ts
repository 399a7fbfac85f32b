import type { Size } from '../../dimension/size.ts'
import { compose } from '../../layer/compose.ts'
import type { Layer } from '../../layer/layer.ts'
import type { None } from '../../tensor/shape.ts'
import type { Answer } from '../losses.ts'

/** A network with what makes answers of its outputs behind it. */
export const answered = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  answer: Answer
): Layer<I, O, readonly [P, None]> =>
  // proof: an answer is a layer of the size that it is given, whatever that is
  compose<O, O, None, Layer<O, O, None>['range']>(answer(network.outputs as never) as unknown as Layer<O, O, None>)(
    network
  )
