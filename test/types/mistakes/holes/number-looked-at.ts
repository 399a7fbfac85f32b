/**
 * An equation that looks at a number.
 *
 * Open. A number of an equation is a value like another for the compilers; reading it as a number throws where the layer is defined.
 */
import { activationLayer } from 'lawgrad'

export const steep = activationLayer({
  name: 'steep',
  equation:
    ({ num }) =>
    z =>
      num(`${z}`.length),
  derivative:
    ({ num }) =>
    () =>
      num(0)
})(2)
