import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { sentences } from '../../dimension/sentences.ts'
import type { Size } from '../../dimension/size.ts'
import { agreeExtents, defect } from '../../tensor/internal/defect.ts'
import { extentsOf } from '../../tensor/internal/tensor.ts'
import type { Alike, AnyExample, Batch, Example, Examples } from '../batch.ts'

/** The batch of examples of equal sizes, frozen. */
export const batchOf = <I extends Size, O extends Size>(
  examples: ReadonlyNonEmptyArray<Example<I, O>>
): Batch<I, O> => {
  const [first] = examples
  if (first === undefined) return defect(sentences.noExample)
  const [inputs, outputs] = [extentsOf(first.input), extentsOf(first.target)]
  const own = examples.map(({ input, target }) => {
    agreeExtents(inputs, extentsOf(input))
    agreeExtents(outputs, extentsOf(target))
    return Object.freeze({ input, target })
  })
  return Object.freeze({
    inputs: first.input.size,
    outputs: first.target.size,
    // proof: as many as were given, at least one
    examples: Object.freeze(own) as unknown as ReadonlyNonEmptyArray<Example<I, O>>
  })
}

/** Examples of the sizes of the first of A. */
type Same<A extends readonly AnyExample[]> = Example<A[0]['input']['size'], A[0]['target']['size']>

/** Examples as the array that they are. */
export const rowOf = <A extends readonly AnyExample[]>(examples: Alike<A>): readonly Same<A>[] =>
  // proof: where A is not such an array, Alike<A> is not what a caller can hold
  examples as unknown as readonly Same<A>[]

/** Examples as the array that they are, at least one. */
export const examplesOf = <A extends readonly AnyExample[]>(examples: Examples<A>): ReadonlyNonEmptyArray<Same<A>> =>
  // proof: where A is not such an array, Examples<A> is not what a caller can hold
  examples as unknown as ReadonlyNonEmptyArray<Same<A>>
