/**
 * A range that is no range.
 *
 * `takes` lists ranges, not their names.
 */
import { anySizeLoss } from 'lawgrad'

export const wrong = anySizeLoss({
  name: 'own',
  takes: ['logits'],
//        ^ TS2322 · AnyRange
  equation: ({ dot }) => dot,
  gradient: () => y => () => y
})
