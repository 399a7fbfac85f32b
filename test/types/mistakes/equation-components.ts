/**
 * The components of a tensor in an equation.
 *
 * An equation has no components: what is done to each is done by `map`.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const none = layer({
  name: 'own',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation:
    ({ num, filled }) =>
    () =>
    x =>
      filled(x)(num(x.components.length)),
//                    ^ TS2339 · components · Expr<2>
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
