/**
 * A memory misspelt.
 *
 * The link remembers `velocity`.
 */
import { link } from 'lawgrad'

export const momentum = link({
  name: 'own',
  tensors: ['velocity'],
  update:
    ({ add }) =>
    ({ gradient, tensors }) => ({ update: gradient, tensors: { velocity: add(gradient)(tensors.velcity) } })
//                                                                                             ^ TS2551 · velcity · velocity
})
