/**
 * An index into a tensor.
 *
 * An equation has no components: it is about all of them.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const first = layer({
  name: 'own',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation:
    ({ filled }) =>
    () =>
    x =>
      filled(x)(x[0]),
//              ^ TS7053 · Expr<2>
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
