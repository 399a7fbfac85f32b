/**
 * An equation that returns another number of outputs than declared.
 *
 * Open. Equations are over arrays of scalars, whose lengths no type counts; the layer compares them when it runs.
 */
import { layer, type None, noShape, vector } from 'lawgrad'

const wrong = layer<2, 1, None>({
  name: 'wrong',
  inputs: 2,
  outputs: 1,
  shape: noShape,
  equation: (_scalar, _none, x) => x,
  pullback: () => () => ({ parameters: [], input: vector([0, 0]) })
})
export const y = wrong.forward([])(vector([1, 2]))
