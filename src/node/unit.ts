/** A network that is one sigmoid unit of two inputs, equation (10); with a loss on logits, the loss has the sigmoid. */
import * as O from 'fp-ts/lib/Option.js'
import type { UnitParameters } from '../report/index.ts'
import type { KnownLoss } from './losses.ts'
import type { NetworkFacts } from './run.ts'

/** θ₀, θ₁, θ₂ of such a network, from its components: the two weights and the bias. */
export const unitOf = (
  { inputs, outputs, layers }: NetworkFacts,
  { logits }: Pick<KnownLoss, 'logits'>,
  components: readonly number[]
): O.Option<UnitParameters> => {
  const [theta1, theta2, theta0] = components
  const names = layers.map(({ name }) => name).join(' ')
  return inputs === 2 &&
    outputs === 1 &&
    names === (logits === 'sigmoid' ? 'dense' : 'dense sigmoid') &&
    theta0 !== undefined &&
    theta1 !== undefined &&
    theta2 !== undefined
    ? O.some({ theta0, theta1, theta2 })
    : O.none
}
