import { batch, type Batch, type Size } from '../../src/index.ts'

/** The examples of a batch at some places, at least one, which may repeat. */
export const selected = <I extends Size, O extends Size>(
  { examples }: Batch<I, O>,
  places: readonly number[]
): Batch<I, O> => {
  // proof: the places are those of examples, at least one
  const [first, ...rest] = places.map(k => examples[k]!)
  return batch([first!, ...rest])
}
