/**
 * An equation of type any that gives another size.
 *
 * Open. An `any` is assignable to everything; the layer is traced where it is defined, and an output of another size throws.
 */
import { layer, noParameters, noShape } from 'lawgrad'

export const larger = layer({
  name: 'larger',
  inputs: 2,
  outputs: 3,
  shape: noShape,
  equation: () => () => (x: any) => x,
  pullback: () => () => (c: any) => ({ parameters: noParameters, input: c })
})
