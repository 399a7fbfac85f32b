/** A network that is one sigmoid unit of two inputs, equation (10); with a loss of logits, the loss has the sigmoid. */
import * as O from 'fp-ts/lib/Option.js'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { UnitParameters } from '../../report/drawn-boundary.ts'
import type { KnownLoss } from '../losses.ts'
import { isUnit } from '../parts.ts'

/** θ₀, θ₁, θ₂ of such a network, from its parameters: the two weights and the bias. */
export const unitOf = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Pick<KnownLoss, 'answer'>,
  parameters: P
): O.Option<UnitParameters> => {
  const [theta1, theta2, theta0] = network.shape.flatten(parameters)
  return theta0 !== undefined && theta1 !== undefined && theta2 !== undefined && isUnit(network, loss)
    ? O.some({ theta0, theta1, theta2 })
    : O.none
}
