/**
 * A memory forgotten.
 *
 * The link remembers two tensors; the answer has one.
 */
import { link } from 'lawgrad'

export const moments = link({
  name: 'own',
  tensors: ['mean', 'square'],
  update:
    ({ add }) =>
    ({ gradient, tensors }) => ({ update: gradient, tensors: { mean: add(gradient)(tensors.mean) } })
//                                                  ^ TS2741 · square
})
