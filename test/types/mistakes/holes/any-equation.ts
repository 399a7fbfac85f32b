/**
 * An input of type any in a custom equation.
 *
 * Open. An `any` is assignable to everything; each operation of the algebra compares its sizes again, and so does the layer.
 */
import { type Algebra, layer, noParameters, noShape, vector } from 'lawgrad'

const wrong = layer({
  name: 'wrong',
  inputs: 2,
  outputs: 1,
  shape: noShape,
  equation: () => () => (x: any) => x,
  pullback:
    ({ concat }: Algebra) =>
    () =>
    c => ({ parameters: noParameters, input: concat(c)(c) })
})
export const y = wrong.forward([])(vector([1, 2]))
