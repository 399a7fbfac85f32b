import type { Batch } from '../../data/batch.ts'
import type { Size } from '../../dimension/size.ts'

const known = new WeakMap<object, Map<string, unknown>>()

/** The batch of some examples in these sizes, made when it is first asked for. */
export const batchOnce = <I extends Size, O extends Size>(
  inputs: I,
  outputs: O,
  examples: object,
  make: () => Batch<I, O>
): Batch<I, O> => {
  const all = known.get(examples) ?? new Map<string, unknown>()
  known.set(examples, all)
  const key = `${String(inputs)} → ${String(outputs)}`
  if (!all.has(key)) all.set(key, make())
  // proof: sizes that read the same are the same, and under them stands what was made for them
  return all.get(key) as Batch<I, O>
}
