/**
 * A number of a map that is used in another.
 *
 * Open. A closure may keep what it is given; the layer is traced where it is defined, and a number outside of its map throws.
 */
import { layer, noParameters, noShape, type Num } from 'lawgrad'

export const shifted = layer({
  name: 'shifted',
  inputs: 2,
  outputs: 2,
  shape: noShape,
  equation:
    ({ map, plus, num }) =>
    () =>
    x => {
      const seen: Num[] = []
      const kept = map(z => {
        seen.push(z)
        return z
      })(x)
      return map(z => plus(z, seen[0] ?? num(0)))(kept)
    },
  pullback: () => () => c => ({ parameters: noParameters, input: c })
})
